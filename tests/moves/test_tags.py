"""Tags and categories are renamed, merged and removed in all posts, and nothing else is."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from little_site import LittleSite, post
from real_jekyll import build, needs_jekyll

from editor.jekyll.document import document_at
from editor.jekyll.permalink import tags_of
from editor.moves.doing import carry_out
from editor.moves.names_in_post import Kind, Renaming
from editor.moves.plan import Plan
from editor.moves.tags import Seen, edited, renamed
from editor.post.errors import Cancelled, PostError
from editor.post.post import Post
from editor.site.site import Site, site_at

NAME = "_posts/2025-12-03-news.md"


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    return LittleSite(tmp_path / "site")


def plan_for(site: LittleSite, old: set[str], new: str, kind: Kind = Kind.TAGS) -> Plan:
    return renamed(kind, old, new, site_at(site.root, "config"))


def fields_after(
    site: LittleSite, fields: str, old: set[str], new: str, kind: Kind = Kind.TAGS
) -> str:
    """The fields once the plan is done; it can be undone to the same bytes."""
    text = post(fields)
    file = site.write(NAME, text)
    plan = plan_for(site, old, new, kind)
    carry_out(plan)
    after = file.read_text("utf-8")
    carry_out(plan.back)
    assert file.read_text("utf-8") == text
    assert after.startswith("---\n")
    assert after.endswith("\n---\nWords.\n") or after == "---\n---\nWords.\n"
    return after.removeprefix("---\n").removesuffix("---\nWords.\n").removesuffix("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: [Ukraine, war]", "tags: [Україна, war]"),
        ('tags: [ "Ukraine",war ]  # two', 'tags: [ "Україна",war ]  # two'),
        ("tags:\n- 'Ukraine' # here\n- war", "tags:\n- 'Україна' # here\n- war"),
        ("tags:\n  -   war\n\n  # land\n  -   Ukraine\nx: 1", None),
        ("tags: Ukraine  war", "tags: Україна  war"),
        ('tags: "war Ukraine "', 'tags: "war Україна "'),
        ("tags: >\n  war\n  Ukraine", "tags: >\n  war Україна"),
        ("tag: Ukraine", "tag: Україна"),
        ("tag: 'Ukraine'", "tag: 'Україна'"),
        ("tag: [war, Ukraine]", "tag: [war, Україна]"),
        ("tags: Ukrainer Ukraine-war\ntag: Ukraine war", "same"),
        ("title: Ukraine\nkeywords: [Ukraine]", "same"),
        ("tags: [ukraine, UKRAINE]", "same"),
    ],
)
def test_a_tag_is_renamed_where_it_stands(site, before, after):
    wanted = {None: before.replace("Ukraine", "Україна"), "same": before}.get(after, after)
    assert fields_after(site, before, {"Ukraine"}, "Україна") == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: [a, b, c]  # abc", "tags: [a]  # abc"),
        ("tags: [c, b, x, a]", "tags: [x, a]"),
        ("tags: [c, x, b]", "tags: [a, x]"),
        ("tags: [a, 'a', b]", "tags: [a]"),
        ("tags: a  b c", "tags: a"),
        ("tags: x b  c y", "tags: x a y"),
        ("tags: b a b", "tags: a"),
        ("tags:\n- b\n- x\n- a # most used\n- c", "tags:\n- x\n- a # most used"),
        ("tag: b\ntags: [c, x]", "tag: a\ntags: [c, x]"),  # Jekyll ignores the list
        ("tags: &x [b]\nkeywords: *x", "same"),
    ],
)
def test_merged_tags_fall_together(site, before, after):
    wanted = before if after == "same" else after
    if "keywords" in before:
        site.write(NAME, post(before))
        plan = plan_for(site, {"b", "c"}, "a")
        assert not plan
        assert any(f"{NAME}” is left as it is. Other fields share" in w for w in plan.warnings)
    else:
        assert fields_after(site, before, {"a", "b", "c"}, "a") == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: [a, b]\nx: 1", "tags: [a]\nx: 1"),
        ("tags: [b]", "tags: []"),
        ("tags:\n  - b\nx: 1", "tags: []\nx: 1"),
        ("tags: a b  c", "tags: a  c"),
        ("tags: b a", "tags: a"),
        ("tags: b\nx: 1", "x: 1"),
        ("tag: b\nx: 1", "x: 1"),
        ("tag: b\ntags: [c]", "tag: []\ntags: [c]"),  # else c would come to light
        ("tags: 'b'", ""),
    ],
)
def test_a_tag_is_removed(site, before, after):
    assert fields_after(site, before, {"b"}, "") == after


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("tags: a b", "two words", "tags: [a, two words]"),
        ("tag: b", "two words", "tag: two words"),
        ("tags: [a, b]", "x: y", 'tags: [a, "x: y"]'),
        ("tags: [a, b]", "2024", 'tags: [a, "2024"]'),
        ("tags: [a, 'b']", "it's", "tags: [a, 'it''s']"),
        ("tags: [a, b]", "x, y", 'tags: [a, "x, y"]'),
        ("tags:\n- b", "#1", 'tags:\n- "#1"'),
        ("tags: b", "yes", 'tags: "yes"'),
        ("tags: a b", "  c  ", "tags: a c"),
    ],
)
def test_a_new_name_is_written_so_that_jekyll_reads_it(site, before, new, after):
    assert fields_after(site, before, {"b"}, new) == after


def test_a_number_is_a_name_too(site):
    assert fields_after(site, "tags: [2024, b]", {"2024"}, "last year") == "tags: [last year, b]"
    assert fields_after(site, "tag: 2024", {"2024"}, "now") == "tag: now"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('["\\x61b"]', "ab"),
        ("['it''s']", "it's"),
        ("[a\n  b]", "a b"),
        ("[yes]", "true"),
        ("[0x10]", "16"),
        ("[2024-01-02]", "2024-01-02"),
    ],
)
def test_names_may_be_written_in_many_ways(site, written, name):
    after = fields_after(site, f"tags: {written}", {name}, "new")
    assert after.replace('"', "").replace("'", "") == "tags: [new]"


def test_a_default_does_not_come_to_light(tmp_path):
    config = 'defaults: [{scope: {path: ""}, values: {tags: [given]}}]\n'
    site = LittleSite(tmp_path / "site", config)
    assert fields_after(site, "tags: b", {"b"}, "") == "tags: []"


def test_categories_in_both_fields(site):
    before = "categories: [News, Sport]\ncategory: Old News"
    after = "categories: [News, Sport]"
    assert fields_after(site, before, {"News", "Old News"}, "News", Kind.CATEGORIES) == after
    before = "category: News"
    assert fields_after(site, before, {"News"}, "The news", Kind.CATEGORIES) == "category: The news"


def test_categories_by_folder_and_configuration_stay_and_are_told(tmp_path):
    config = "defaults: [{scope: {path: _posts}, values: {category: news}}]\n"
    site = LittleSite(tmp_path / "site", config)
    site.write("news/_posts/2025-01-01-a.md", post("category: sport"))
    site.write("_posts/2025-01-01-b.md", post("title: B"))
    plan = plan_for(site, {"news"}, "sport", Kind.CATEGORIES)
    assert not plan
    assert plan.warnings == (
        "One post has the category “sport” already: the two become one.",
        "One post has the category by its folder, as news/_posts/2025-01-01-a.md. That stays: "
        "move it to another one.",
        "One post has the category by `defaults` in the site's configuration, as "
        "_posts/2025-01-01-b.md. That stays: change it there.",
    )


def test_addresses_that_change_are_told(tmp_path):
    site = LittleSite(tmp_path / "site", "baseurl: /blog\n")
    for day in (1, 2):
        site.write(f"_posts/2025-01-0{day}-a.md", post("categories: news"))
    site.write("_drafts/b.md", post("categories: news"))
    plan = plan_for(site, {"news"}, "sport", Kind.CATEGORIES)
    assert len(plan.changes) == 3
    assert plan.warnings == (
        "The addresses of 2 posts change, as /blog/news/2025/01/01/a.html to "
        "/blog/sport/2025/01/01/a.html. Links from elsewhere to the old ones will lead nowhere.",
    )
    assert not plan_for(site, {"news"}, "sport").warnings  # no tag is meant


def test_posts_that_cannot_be_read_or_edited_are_left_alone_and_named(site):
    site.write("_posts/2025-01-01-broken.md", "---\ntags: [war\n---\n")
    site.write("_posts/2025-01-02-latin.md", b"---\ntags: [war, caf\xe9]\n---\n")
    site.write("_posts/2025-01-03-toml.md", '+++\ntags = ["war"]\n+++\n')
    site.write("_posts/2025-01-04-inner.md", post("tags: [[war]]"))
    site.write("_posts/2025-01-05-number.md", post("categories: 1\ntags: [war]"))
    site.write("_posts/2025-01-06-else.md", "---\ntags: [warm\n---\n")
    site.write("_posts/2025-01-07-fine.md", post("tags: [war]"))
    plan = plan_for(site, {"war"}, "peace")
    assert [change.path.name for change in plan.changes] == ["2025-01-07-fine.md"]
    named = [warning.split("”")[0].rpartition("/")[2] for warning in plan.warnings]
    assert named == [
        "2025-01-01-broken.md",
        "2025-01-02-latin.md",
        "2025-01-03-toml.md",
        "2025-01-04-inner.md",
        "2025-01-05-number.md",
    ]


def test_titles(site):
    site.write(NAME, post("tags: [a, b]"))
    assert plan_for(site, {"a"}, "c").title == "Rename the tag “a” to “c”"
    assert plan_for(site, {"a", "b"}, "a").title == "Merge the tags “a”, “b” into “a”"
    assert plan_for(site, {"a"}, "", Kind.CATEGORIES).title == "Remove the category “a”"
    warning = "One post has the tag “b” already: the two become one."
    assert plan_for(site, {"a"}, "b").warnings == (warning,)
    assert not plan_for(site, {"a"}, "a")
    many = plan_for(site, set("abcdefgh"), "")
    assert many.title == "Remove the tags “a”, “b”, “c”, “d”, “e” and 3 more"


@pytest.mark.parametrize("new", ["  ", "a\nb"])
def test_names_that_cannot_be(site, new):
    with pytest.raises(PostError):
        plan_for(site, {"a"}, new)


def test_it_can_be_cancelled(site):
    site.write(NAME, post("tags: [a]"))
    steps: list[tuple[int, int]] = []

    def watch(done: int, of: int) -> None:
        steps.append((done, of))
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        renamed(Kind.TAGS, {"a"}, "b", site_at(site.root, "config"), watch)
    assert steps == [(0, 1)]


POSTS = {
    "_posts/2025-01-01-flow.md": 'tags: [a, "b", \'c d\', a]\ncategories: [News, "b"]',
    "_posts/2025-01-02-block.md": "tags:\n  - a # one\n  - 'b'\ncategories:\n- b\n- c",
    "_posts/2025-01-03-text.md": "tags: a  b c\ncategories: News b",
    "_posts/2025-01-04-one.md": "tag: a\ncategory: b",
    "_posts/2025-01-05-both.md": "tag: b\ntags: [a, x]\ncategory: b\ncategories: a b",
    "_posts/2025-01-06-folded.md": "tags: >-\n  a\n  b\ncategories: |\n  b News",
    "_posts/2025-01-07-numbers.md": "tags: [2024, b, yes]\ncategories: [b, 7]",
    "_posts/2025-01-08-space.md": "tags: a\u00a0b b\ncategories: b\u00a0a",
    "_posts/2025-01-09-none.md": "tags:\ncategories: []",
    "_posts/2025-01-10-words.md": "tag: a b\ncategory: a b",
    "_posts/2025-01-11-braces.md": "{tags: [a, b], categories: b}",
    "b/_posts/2025-01-12-folder.md": "tags: b b\ncategories: [a, b]",
}


@needs_jekyll
@pytest.mark.parametrize(
    ("old", "new"), [({"b"}, "new"), ({"b"}, "two words"), ({"a", "b", "c"}, "a"), ({"b"}, "")]
)
def test_jekyll_finds_what_was_meant(site, old, new):
    for name, fields in POSTS.items():
        text = f"---\n{fields}\n---\nWords.\n"
        site.write(name, text)
    before = build(site.root).posts
    files = {site.root / name: (site.root / name).read_bytes() for name in POSTS}
    plans: list[Plan] = []
    for kind in Kind:
        plans.append(plan_for(site, old, new, kind))
        assert not [each for each in plans[-1].warnings if "left as it is" in each]
        carry_out(plans[-1])
    after = build(site.root).posts
    for name in POSTS:
        key = PurePosixPath(name).name
        for kind in Kind:
            wanted = {new if each in old else each for each in map(plain, before[key][kind])}
            if kind is Kind.CATEGORIES and name.startswith("b/"):
                wanted.add("b")
            found = [*map(plain, after[key][kind])]
            assert set(found) == wanted - {""}, f"{kind} of {name}"
            assert found.count(new) < 2
    for plan in reversed(plans):
        carry_out(plan.back)
    assert {file: file.read_bytes() for file in files} == files


def plain(inspected: str) -> str:
    """The name of which Ruby shows the source."""
    return inspected[1:-1] if inspected.startswith('"') else inspected


WORDS = st.sampled_from(["a", "b", "c", "two words", "2024", "é", "x: y", "it's", "#1", '"', "yes"])
STYLES = st.sampled_from(["flow", "block", "text", "one"])


def written(names: list[str], style: str, quote: str) -> str:
    """The names in a style of YAML, as a writer may have them."""
    quoted = {"'": lambda n: "'" + n.replace("'", "''") + "'"}.get(
        quote, lambda n: '"' + n.replace('"', '\\"') + '"'
    )
    if style == "flow":
        return f"tags: [{' , '.join(map(quoted, names))}]  # flow"
    if style == "block":
        return "tags: # block\n" + "\n".join(f"    - {quoted(each)}" for each in names)
    text = " ".join(names)
    return f"{'tag' if style == 'one' else 'tags'}: {quoted(text)}"


@given(
    st.lists(WORDS, min_size=1, max_size=5),
    STYLES,
    st.sampled_from("'\""),
    st.sets(WORDS, min_size=1, max_size=3),
    st.one_of(WORDS, st.just("")),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_the_list_the_names_are_those_meant(names, style, quote, old, new, newline):
    fields = f"title: 'a b'  # kept\n{written(names, style, quote)}\nx: [a, b]"
    text = f"---\n{fields}\n---\n\na b\n".replace("\n", newline)
    found = edited_text(text, old, new)
    before, after = tags_in(text), tags_in(found)
    assert set(after) == {new if each in old else each for each in before} - {""}
    if not old & set(before):
        assert found == text
    start = f"---{newline}title: 'a b'  # kept{newline}"
    end = f"{newline}x: [a, b]{newline}---{newline}{newline}a b{newline}"
    assert found.startswith(start)
    assert found.endswith(end[len(newline) :])


def edited_text(text: str, old: set[str], new: str) -> str:
    site, path = Site(Path("/nowhere")), PurePosixPath(NAME)
    renaming = Renaming(Kind.TAGS, frozenset(old) - {new}, new)
    return edited(Post.parse(text.encode()), path, site, renaming, Seen()).to_bytes().decode()


def tags_in(text: str) -> list[str]:
    site = Site(Path("/nowhere"))
    return tags_of(document_at(Post.parse(text.encode()), PurePosixPath(NAME), site))
