import pytest
from little_site import LittleSite, post
from real_jekyll import build, needs_jekyll

from editor.checks.problem import Severity

DATE = "title: T\ndate: 2025-12-03\n"


@pytest.fixture
def site(tmp_path):
    return LittleSite(tmp_path)


def with_fields(fields: str) -> str:
    return post(DATE + fields)


@pytest.mark.parametrize("name", ["tags", "categories"])
@pytest.mark.parametrize(
    "value",
    [
        " []",
        "",
        " news",
        " news travel",
        " [news, Travel plans]",
        "\n  - news\n  - 'a, b'",
        " ['2020', \"yes\"]",
        " null",
    ],
)
def test_good_lists_are_no_problem(site, name, value):
    assert site.problems(with_fields(f"{name}:{value}")) == []


@pytest.mark.parametrize("name", ["tags", "categories"])
@pytest.mark.parametrize(
    ("check", "value"),
    [
        ("not-list", " 2020"),
        ("not-list", " 1,000"),
        ("not-list", " true"),
        ("not-list", " 2024-01-01"),
        ("not-list", " {a: b}"),
        ("not-list", "\n  a: b"),
        ("comma", " a, b"),
        ("comma", " 'a, b'"),
        ("comma", " ','"),
        ("empty-item", " [a, '']"),
        ("empty-item", " [a, ' ']"),
        ("empty-item", " [a, ~]"),
        ("empty-item", "\n  - a\n  -"),
        ("duplicate", " [a, b, a]"),
        ("duplicate", " [News, news]"),
        ("duplicate", " [a, 'a ']"),
        ("item-not-text", " [a, 2020]"),
        ("item-not-text", " [12:30]"),
        ("item-not-text", " [no]"),
        ("item-not-text", " [2024-01-01]"),
        ("nested", " [a, [b, c]]"),
        ("nested", "\n  - a: b"),
    ],
)
def test_each_check_fires_at_its_field_alone(site, name, check, value):
    (found,) = site.problems(with_fields(f"{name}:{value}"))
    assert (found.check, found.field) == (f"{name}-{check}", name)
    assert found.line in (4, 5)


def test_an_item_has_its_own_line(site):
    (found,) = site.problems(with_fields("tags:\n  - a\n  - 2020"))
    assert found.line == 6


def test_one_category_with_a_comma_is_told(site):
    (found,) = site.problems(with_fields("category: a, b"))
    assert (found.check, found.field, found.fix) == ("categories-comma", "category", None)


def test_tag_beside_tags_is_told(site):
    (found,) = site.problems(with_fields("tag: a\ntags: [b]"))
    assert (found.check, found.line) == ("tags-and-tag", 5)
    assert site.problems(with_fields("tag: a\ntags: []")) == []
    assert site.problems(with_fields("category: a\ncategories: [b]")) == []


def test_a_category_that_is_no_list_is_graver_than_such_a_tag(site):
    (tags,) = site.problems(with_fields("tags: 2020"))
    (categories,) = site.problems(with_fields("categories: 2020"))
    assert tags.severity is Severity.WARNING
    assert categories.severity is Severity.ERROR
    assert "no title, no date" in categories.message


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        ("tags-not-list", "tags: 2020 # year", 'tags: ["2020"] # year'),
        ("tags-not-list", "tags: 1,000", 'tags: ["1,000"]'),
        ("categories-not-list", "categories: yes", 'categories: ["yes"]'),
        ("tags-comma", "tags: a, b c,  # two", "tags: [a, b c]  # two"),
        ("tags-empty-item", "tags: [a, '', b]", "tags: [a, b]"),
        ("tags-empty-item", "tags:\n  - a\n  -\n  - b", "tags:\n  - a\n  - b"),
        ("tags-duplicate", "tags: [News, b, news , 'b ']", "tags: [News, b]"),
        ("categories-duplicate", "categories:\n- a\n- b\n- a", "categories:\n- a\n- b"),
        ("tags-item-not-text", "tags: [ 2020,  a ]  # c", 'tags: [ "2020",  a ]  # c'),
        (
            "tags-item-not-text",
            "tags:\n  - a # one\n  - yes # two",
            'tags:\n  - a # one\n  - "yes" # two',
        ),
        ("tags-nested", "tags: [a, [b, [c]]]", "tags: [a, b, c]"),
    ],
)
def test_each_mend_changes_the_one_value(site, check, old, new):
    assert site.mended(check, with_fields(old)) == with_fields(new)


def test_a_value_that_another_field_shares_has_no_mend(site):
    (found,) = site.check("tags-duplicate", with_fields("tags: &t [a, a]\nkeywords: *t"))
    assert found.fix is None


def test_line_ends_and_the_mark_before_the_fence_stay(site):
    old = "\ufeff" + with_fields("tags: [2020]").replace("\n", "\r\n")
    assert site.mended("tags-item-not-text", old) == old.replace("2020", '"2020"')


@needs_jekyll
def test_jekyll_does_what_is_said(site):
    values = {
        "comma": "tags: a, b",
        "number": "tags: 2020",
        "numbers": "tags: [2020, yes, 2024-01-01, 1.10, ~]",
        "nested": "tags: [a, [b, c]]",
        "group": "tags: [{a: b}]",
        "both": "tag: a\ntags: [b]",
        "one": "category: a, b",
        "category": "categories: 2020",
        "brackets": "categories: [a, [b]]",
        "empty": "categories: ['', a]",
    }
    for name, fields in values.items():
        site.write(f"_posts/2025-12-03-{name}.md", with_fields(fields))
    seen = {name[11:-3]: values for name, values in build(site.root).posts.items()}
    assert seen["comma"]["tags"] == ['"a,"', '"b"']
    assert seen["number"]["tags"] == []
    assert [tag for tag in seen["numbers"]["tags"] if tag[0] != "#"] == ["2020", "true", "1.1"]
    assert seen["nested"]["tags"] == ['"a"', '"b"', '"c"']
    assert seen["group"]["tags"] == ['{"a"=>"b"}']
    assert seen["both"]["tags"] == ['"a"']
    assert seen["one"]["categories"] == ['"a, b"']
    assert '"[\\"b\\"]"' in seen["brackets"]["categories"]
    assert '""' in seen["empty"]["categories"]
    assert seen["category"]["title"] is None
    assert "/2025/12/03/" not in seen["category"]["url"]


@needs_jekyll
def test_jekyll_stops_where_tags_are_sorted(site):
    site.write("_posts/2025-12-03-x.md", post(DATE + "tags: [a, 2020]", "{{ page.tags | sort }}\n"))
    built = build(site.root)
    assert not built.went_through
    assert "comparison of" in built.words


@needs_jekyll
def test_jekyll_lists_a_post_twice_under_a_tag_that_is_there_twice(site):
    site.write("index.md", "---\n---\n{{ site.tags.a | size }} times\n")
    site.write("_posts/2025-12-03-x.md", with_fields("tags: [a, a]"))
    build(site.root)
    assert "2 times" in (site.root / "_site/index.html").read_text()
