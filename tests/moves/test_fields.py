"""One field is set, removed or renamed in many posts, each in its own way of writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import LittleSite, post

from editor.moves.doing import carry_out
from editor.moves.fields import removing, renaming, setting
from editor.moves.plan import Plan
from editor.post.errors import Cancelled, PostError
from editor.site.site import Site, site_at

POSTS = {
    "_posts/2025-01-01-a.md": post("title: A\nauthor: Ann # who"),
    "_posts/2025-01-02-b.md": post('title: "B"\ntags:\n- x').replace("\n", "\r\n"),
    "_drafts/c.md": post("title: C"),
}
AUTHOR_BY_POST = {
    "_posts/2025-01-01-a.md": post("title: A\nauthor: Bo # who"),
    "_posts/2025-01-02-b.md": post('title: "B"\ntags:\n- x\nauthor: "Bo"').replace("\n", "\r\n"),
    "_drafts/c.md": post("title: C\nauthor: Bo"),
}


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    return LittleSite(tmp_path / "site", files=POSTS)


def found(site: LittleSite) -> Site:
    return site_at(site.root, "config")


def files(site: LittleSite) -> list[Path]:
    return [site.root / name for name in POSTS]


def texts(site: LittleSite) -> dict[str, str]:
    return {name: (site.root / name).read_bytes().decode() for name in POSTS}


def done(plan: Plan, site: LittleSite) -> dict[str, str]:
    """The posts once the plan is carried out; undone, they are as before."""
    carry_out(plan)
    after = texts(site)
    carry_out(plan.back)
    assert texts(site) == POSTS
    return after


def test_set_in_each_posts_own_style(site):
    plan = setting("author", "Bo", files(site), found(site))
    assert plan.title == "Set “author” in 3 posts"
    assert not plan.warnings
    assert done(plan, site) == AUTHOR_BY_POST


def test_set_only_where_it_is_missing(site):
    plan = setting("author", "'Bo'", files(site), found(site), only_missing=True)
    wanted = AUTHOR_BY_POST | {"_posts/2025-01-01-a.md": POSTS["_posts/2025-01-01-a.md"]}
    assert done(plan, site) == wanted


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2026-01-02 03:04:05 +0100", "x: 2026-01-02 03:04:05 +0100"),
        ('"2024"', 'x: "2024"'),
        ("2024", "x: 2024"),
        ("[a, b c]", "x: [a, b c]"),
        ("- a\n- b", "x: [a, b]"),
        ("{ a: [1,2] }", "x: { a: [1,2] }"),
        ("a: 1\nb: 2", "x:\n  a: 1\n  b: 2"),
        ('""', 'x: ""'),
    ],
)
def test_values_are_yaml(site, value, written):
    plan = setting("x", value, [site.root / "_drafts/c.md"], found(site))
    assert plan.title == "Set “x” in one post"
    assert done(plan, site)["_drafts/c.md"] == post(f"title: C\n{written}")


def test_remove(site):
    plan = removing("author", files(site), found(site))
    name = "_posts/2025-01-01-a.md"
    assert done(plan, site) == POSTS | {name: post("title: A")}


def test_rename_and_what_is_in_its_way(site):
    plan = renaming("title", "author", files(site), found(site))
    assert [change.path.name for change in plan.changes] == ["2025-01-02-b.md", "c.md"]
    assert plan.warnings == (
        "“_posts/2025-01-01-a.md” is left as it is. The post has a field “author” already; remove "
        "it first.",
    )
    assert done(plan, site)["_drafts/c.md"] == post("author: C")


def test_what_cannot_be_edited_is_left_alone_and_named(site):
    names = {
        "_posts/2025-02-01-none.md": "Words alone.\n",
        "_posts/2025-02-02-broken.md": "---\ntitle: [x\n---\n",
        "_posts/2025-02-03-latin.md": b"---\ntitle: caf\xe9\n---\n",
    }
    chosen = [site.write(name, text) for name, text in names.items()]
    plan = setting("x", "1", chosen, found(site))
    assert not plan
    assert [name for name in names if any(name in each for each in plan.warnings)] == [*names]


def test_many_that_are_left_alone_are_named_together(site):
    chosen = [site.write(f"_posts/2025-03-{n:02}-n.md", "Words.\n") for n in range(1, 9)]
    *_, last = setting("x", "1", chosen, found(site)).warnings
    named = ", ".join(f"_posts/2025-03-{n:02}-n.md" for n in (6, 7, 8))
    assert last == f"So are {named}."


def test_addresses_that_change_are_told(site):
    plan = setting("permalink", "/here/", [site.root / "_posts/2025-01-01-a.md"], found(site))
    assert plan.warnings == (
        "The address of one post changes, as /2025/01/01/a.html to /here/. Links from elsewhere "
        "to the old one will lead nowhere.",
    )


@pytest.mark.parametrize(("name", "value"), [("", "x"), ("a\nb", "x"), ("x", " "), ("x", "[a")])
def test_what_is_no_field(site, name, value):
    with pytest.raises(PostError):
        setting(name, value, files(site), found(site))


def test_it_can_be_cancelled(site):
    def watch(done: int, _all: int) -> None:
        if done == 1:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        removing("title", files(site), found(site), watch)
