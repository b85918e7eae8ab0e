import pytest
from little_site import NAME, LittleSite, post
from real_jekyll import build, needs_jekyll

from editor.checks import find_file_problems
from editor.checks.problem import Severity

FINE = "title: T\ndate: 2025-12-03"


@pytest.fixture
def site(tmp_path):
    return LittleSite(tmp_path)


@pytest.mark.parametrize(
    ("check", "text", "line"),
    [
        ("front-matter-missing", "Words.\n", 1),
        ("front-matter-not-closed", "---\ntitle: T\n\nWords.\n", 1),
        ("front-matter-not-closed", "\ufeff---\r\ntitle: T\r\n", 1),
        ("blank-line-before-front-matter", "\n---\ntitle: T\n---\nWords.\n", 1),
        ("front-matter-not-yaml", '+++\ntitle = "T"\n+++\nWords.\n', 1),
        ("front-matter-not-yaml", '{\n  "title": "T"\n}\n\nWords.\n', 1),
        ("yaml-invalid", "---\ntitle: a: b\n---\n", 2),
        ("yaml-invalid", "---\ntitle: T\ntags: [a\n---\n", 4),
        ("yaml-invalid", "---\n- a\n- b\n---\n", 2),
        ("yaml-invalid", "---\njust words\n---\n", 2),
        ("yaml-tab", "---\ntitle: T\n\tdate: 2025-12-03\n---\n", 3),
        ("yaml-tab", "---\ntags:\n\t- a\n---\n", 3),
        ("yaml-symbol", post(FINE + "\nmood: :happy"), 4),
        ("yaml-invalid", post(FINE + "\nmoods: [a, :happy]"), 4),
        ("yaml-symbol", post(FINE + "\n:mood: happy"), 4),
        ("yaml-symbol", post(FINE + "\nmoods:\n  - a\n  - b: :c"), 6),
        ("duplicate-field", post(FINE + "\ntitle: U"), 4),
        ("not-published", post(FINE + "\npublished: false"), 4),
        ("not-published", post(FINE + "\npublished: no"), 4),
        ("published-empty", post(FINE + "\npublished:"), 4),
        ("published-as-text", post(FINE + "\npublished: 'false'"), 4),
        ("published-as-text", post(FINE + "\npublished: 0"), 4),
    ],
)
def test_each_check_fires_alone_on_its_line(site, check, text, line):
    (found,) = site.problems(text)
    assert (found.check, found.line) == (check, line)


@pytest.mark.parametrize(
    "text",
    [
        post(FINE),
        post(FINE + "\npublished: true"),
        post(FINE + '\nmood: ":happy"\ntime: a:b\nsmile: ": )"'),
        post(FINE + "\nnote: |\n  :happy\n  \tx"),
        post(FINE + "\nnote:\tb"),
        "\ufeff" + post(FINE),
        post(FINE).replace("\n", "\r\n"),
        f"---  \n{FINE}\n...\n",
        "",
        "\n\n",
    ],
)
def test_good_front_matter_is_no_problem(site, text):
    names = {found.check for found in site.problems(text)}
    assert names <= {"date-missing", "title-missing"}
    assert names == set() or not text.strip()


def test_an_error_has_its_column(site):
    (found,) = site.problems("---\ntitle: a: b\n---\n")
    assert (found.line, found.column, found.severity) == (2, 9, Severity.ERROR)


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        ("blank-line-before-front-matter", "\n \n" + post(FINE), post(FINE)),
        (
            "blank-line-before-front-matter",
            "\ufeff\r\n---\r\na: b\r\n---\r\n",
            "\ufeff---\r\na: b\r\n---\r\n",
        ),
        (
            "yaml-symbol",
            post(FINE + "\nm:\n- :a\n- b\n- :c # d"),
            post(FINE + '\nm:\n- ":a"\n- b\n- ":c" # d'),
        ),
        ("yaml-symbol", post(FINE + "\n:m: a"), post(FINE + '\n":m": a')),
        (
            "published-as-text",
            post(FINE + "\npublished: 'false' # soon"),
            post(FINE + "\npublished: false # soon"),
        ),
    ],
)
def test_each_mend_changes_nothing_else(site, check, old, new):
    assert site.mended(check, old) == new


@pytest.mark.parametrize(
    ("data", "check", "line"),
    [
        (b"---\ntitle: caf\xe9\n---\n", "file-not-utf-8", 2),
        (b"---\n---\n\0\n", "file-holds-nul", 3),
        (b"x" * 50_000_001, "file-too-large", None),
    ],
)
def test_a_file_that_is_no_post_has_one_problem(data, check, line):
    (found,) = find_file_problems(data)
    assert (found.check, found.line, found.severity) == (check, line, Severity.ERROR)


def test_a_file_that_is_a_post_has_none():
    assert find_file_problems(b"words") == ()


@needs_jekyll
def test_jekyll_does_what_is_said(site):
    texts = {
        "none": "Words.\n",
        "open": "---\ntitle: Seen\n\nWords.\n",
        "blank": "\n---\ntitle: Seen\n---\n",
        "toml": '+++\ntitle = "Seen"\n+++\n',
        "invalid": "---\ntitle: a: b\n---\n",
        "list": "---\n- a\n---\n",
        "twice": post(FINE + "\ntitle: U"),
        "false": post(FINE + "\npublished: false"),
        "null": post(FINE + "\npublished:"),
        "text": post(FINE + "\npublished: 'false'"),
        "zero": post(FINE + "\npublished: 0"),
        "latin": b"---\ntitle: caf\xe9\n---\n",
    }
    for name, text in texts.items():
        site.write(f"_posts/2025-12-03-{name}.md", text)
    seen = {name[11:-3]: values for name, values in build(site.root).posts.items()}
    assert seen["none"]["title"] == "None"
    assert seen["none"]["url"] == "/2025/12/03/none.html"
    for name in ("open", "blank", "toml"):
        assert "Seen" in seen[name]["output"]
    for name in ("invalid", "list"):
        assert seen[name]["title"] is None
        assert seen[name]["url"].endswith(f"/2025-12-03-{name}.html")
        assert not seen[name]["url"].startswith("/2025/12/03")
    assert seen["twice"]["title"] == "U"
    assert "text" in seen
    assert "zero" in seen
    assert not {"false", "null", "latin"} & seen.keys()


def test_the_name_of_the_sample_is_a_good_one(site):
    assert site.place(NAME).name
