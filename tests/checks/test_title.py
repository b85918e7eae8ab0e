import pytest
from little_site import LittleSite, post
from real_jekyll import build, needs_jekyll

DATE = "date: 2025-12-03\n"


@pytest.fixture
def site(tmp_path):
    return LittleSite(tmp_path)


@pytest.mark.parametrize(
    ("check", "fields", "line"),
    [
        ("title-missing", "author: me", None),
        ("title-missing", "title:", 3),
        ("title-missing", "title: ''", 3),
        ("title-missing", "title: ' '", 3),
        ("title-not-text", "title: 1.10", 3),
        ("title-not-text", "title: 12:30", 3),
        ("title-not-text", "title: yes", 3),
        ("title-not-text", "title: 2025-12-03", 3),
        ("title-not-text", "title: [a]", 3),
        ("title-not-text", "title:\n  a: b", 3),
        ("layout-missing", "title: T\nlayout: nope", 4),
        ("layout-missing", "title: T\nlayout: ''", 4),
        ("layout-missing", "title: T\nlayout: false", 4),
    ],
)
def test_each_check_fires_alone_on_its_line(site, check, fields, line):
    (found,) = site.problems(post(DATE + fields))
    assert (found.check, found.line, found.field) == (check, line, check.split("-")[0])


@pytest.mark.parametrize(
    "fields",
    [
        "title: T",
        "title: '1.10'",
        "title: 1.10 reasons",
        "title: >\n  Two\n  lines",
        "title: T\nlayout: post",
        "title: T\nlayout: none",
        "title: T\nlayout: null",
        "title: T\nlayout:",
    ],
)
def test_good_titles_and_layouts_are_no_problem(site, fields):
    assert site.problems(post(DATE + fields)) == []


def test_the_title_that_jekyll_makes_is_said(site):
    (found,) = site.problems(post(DATE.strip()), "_posts/2025-12-03-big-news.md")
    assert "“Big News”" in found.message


def test_defaults_of_the_site_count(site):
    config = "timezone: UTC\ndefaults: [{values: {title: T, layout: nope}}]\n"
    site.write("_config.yml", config)
    (found,) = site.problems(post(DATE.strip()))
    assert (found.check, found.line, found.fix) == ("layout-missing", None, None)
    assert "from the site's configuration" in found.message


def test_layouts_that_cannot_be_known_are_not_missed(site):
    site.write("_config.yml", "theme: no-such-theme-anywhere\n")
    assert site.problems(post(DATE + "title: T\nlayout: nope")) == []


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        ("title-not-text", "title:  1.10  # v", 'title:  "1.10"  # v'),
        ("title-not-text", "title: yes", 'title: "yes"'),
        ("layout-missing", "title: T\nlayout: post.html # l", "title: T\nlayout: post # l"),
        ("layout-missing", 'title: T\nlayout: "Post"', 'title: T\nlayout: "post"'),
    ],
)
def test_each_mend_changes_nothing_else(site, check, old, new):
    assert site.mended(check, post(DATE + old)) == post(DATE + new)


@needs_jekyll
def test_jekyll_does_what_is_said(site):
    texts = {
        "big-news": "author: me",
        "null": "title:",
        "empty": "title: ''",
        "number": "title: 1.10",
        "time": "title: 12:30",
        "nope": "layout: nope",
        "ending": "layout: post.html",
        "none": "layout: none",
        "good": "layout: post",
    }
    for name, fields in texts.items():
        site.write(f"_posts/2025-12-03-{name}.md", post(DATE + fields))
    built = build(site.root)
    seen = {name[11:-3]: values for name, values in built.posts.items()}
    assert seen["big-news"]["title"] == "Big News"
    assert seen["null"]["title"] == "Null"
    assert seen["empty"]["title"] == ""
    assert seen["number"]["title"] == 1.1
    assert seen["time"]["title"] == 45000
    assert "Layout 'nope' requested" in built.words
    assert "Layout 'post.html' requested" in built.words
    assert "Layout 'none'" not in built.words
    assert "<main>" in seen["good"]["output"]
    assert "<main>" not in seen["nope"]["output"]
