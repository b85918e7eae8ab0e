"""Words replaced in many files: only the bytes of the matches change, and all is undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from folder_bytes import folder_bytes
from hypothesis import given
from hypothesis import strategies as st
from little_site import LittleSite

from editor.index.found_lines import search_files, searched_files, seen_of
from editor.moves.doing import carry_out
from editor.moves.plan import Plan
from editor.moves.site_replacing import Chosen, replace_plan, replaced
from editor.post.errors import Cancelled, PostError
from editor.writing.searching import Search

EVERY = range(10_000)


@pytest.mark.parametrize(
    ("before", "words", "written", "after"),
    [
        (b"a cat\n", "cat", "dog", b"a dog\n"),
        (b"a cat\r\nb\nc cat", "cat", "dog", b"a dog\r\nb\nc dog"),
        (b"\xef\xbb\xbfcat\r\n", "^cat", "dog", b"\xef\xbb\xbfdog\r\n"),
        (
            b"\xef\xbb\xbf---\r\ntitle: cat\r\n---\r\n",
            "cat",
            "é",
            b"\xef\xbb\xbf---\r\ntitle: \xc3\xa9\r\n---\r\n",
        ),
        (b"cat \r\ndog \n", " $", "", b"cat\r\ndog\n"),
        (b"a\r\nb\nc\r\n", r"\n", " ", b"a b c "),
        (b"a\r\nb\nc\r\n", r"\n", r"\n", b"a\r\nb\nc\r\n"),
        (b"a, b\r\nc\r\n", ", ", r"\n", b"a\r\nb\r\nc\r\n"),
        (b"a, b\n", ", ", r"\n", b"a\nb\n"),
        (b"x\ry\rx\n", "x", "z", b"z\ry\rz\n"),
        (b"x\xe2\x80\xa8y\xc2\xa0x", "y", "z", b"x\xe2\x80\xa8z\xc2\xa0x"),
        ("e\u0301 é".encode(), "é", "e", "e\u0301 e".encode()),
        ("😀 cat 😀\r\n".encode(), "cat", "🎉", "😀 🎉 😀\r\n".encode()),
        (b"no match \r\n\n\t", "zebra", "x", b"no match \r\n\n\t"),
        (b"", "x", "y", b""),
        (b"ab\r\ncd\r\n", r"b\nc", r"B\nC", b"aB\r\nCd\r\n"),
        (b"ab\ncd\r\nx\r\n", r"b\nc", r"B\nC", b"aB\nCd\r\nx\r\n"),
    ],
)
def test_only_the_bytes_of_the_matches_change(before, words, written, after):
    assert replaced(before, Search(words, is_expression=True), written, EVERY) == after


TEXTS = st.lists(st.sampled_from(["a", "cat", "é", "😀", "\r\n", "\n", "\r", " ", "\u2028"]))


@given(TEXTS, st.booleans(), st.data())
def test_what_is_not_chosen_stays_byte_for_byte(parts, has_bom, data):
    before = ("\ufeff" if has_bom else "").encode() + "".join(parts).encode()
    pieces = before.split(b"cat")
    chosen = data.draw(st.sets(st.integers(0, max(0, len(pieces) - 2))))
    expected = pieces[0]
    for number, piece in enumerate(pieces[1:]):
        expected += (b"DOG" if number in chosen else b"cat") + piece
    assert replaced(before, Search("cat", case=True), "DOG", chosen) == expected


@given(TEXTS, st.sampled_from([".", r"\n", r"\s+", "(?s).+", "", r"a\n?", "^", "$"]))
def test_each_by_itself_is_the_same_file(parts, expression):
    before = "".join(parts).encode()
    assert replaced(before, Search(expression, is_expression=True), r"\0", EVERY) == before


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path / "site")
    site.write("_posts/2025-12-03-a.md", b"---\r\ntitle: A cat\r\n---\r\ncat, cat\n")
    site.write("_posts/2025-12-04-b.md", "No dog.\n")
    site.write("_drafts/c.md", "\ufeff---\ntitle: c\n---\nThe cat\n")
    site.write("_posts/2025-12-05-latin.md", "caf\xe9 cat\n".encode("latin-1"))
    return site


def chosen_of(site: LittleSite, search: Search) -> dict[Path, Chosen]:
    files = searched_files(site.place().site, posts_only=True)
    found = search_files(files, site.place().site, search, "", {})
    return {
        each.file: Chosen(frozenset(range(each.count)), each.seen) for each in found if each.lines
    }


def plan_of(
    site: LittleSite, search: Search, written: str, chosen=None, watch=None, texts=None
) -> Plan:
    chosen = chosen_of(site, search) if chosen is None else chosen
    more = [watch] if watch else []
    return replace_plan(search, written, chosen, site.place().site, texts or {}, *more)


def test_all_files_change_and_are_as_they_were_once_it_is_undone(site: LittleSite):
    before = folder_bytes(site.root)
    plan = plan_of(site, Search("cat", case=True), "lion")
    assert (plan.title, len(plan.changes), plan.warnings) == ("Replace “cat” by “lion”", 2, ())
    carry_out(plan)
    assert folder_bytes(site.root) == {
        **before,
        "_posts/2025-12-03-a.md": b"---\r\ntitle: A lion\r\n---\r\nlion, lion\n",
        "_drafts/c.md": "\ufeff---\ntitle: c\n---\nThe lion\n".encode(),
    }
    carry_out(plan.back)
    assert folder_bytes(site.root) == before


def test_only_what_was_chosen_changes(site: LittleSite):
    post = site.root / "_posts/2025-12-03-a.md"
    chosen = chosen_of(site, Search("cat"))
    plan = plan_of(site, Search("cat"), "lion", {post: Chosen(frozenset({1}), chosen[post].seen)})
    (change,) = plan.changes
    assert change.after == b"---\r\ntitle: A cat\r\n---\r\nlion, cat\n"


def test_a_file_that_changed_since_is_left_alone(site: LittleSite):
    chosen = chosen_of(site, Search("cat"))
    site.write("_drafts/c.md", "Another cat\n")
    plan = plan_of(site, Search("cat"), "lion", chosen)
    assert [change.path.name for change in plan.changes] == ["2025-12-03-a.md"]
    assert "“c.md” changed since the search" in plan.warnings[0]


def test_a_file_that_has_gone_is_left_alone(site: LittleSite):
    chosen = chosen_of(site, Search("cat"))
    (site.root / "_drafts/c.md").unlink()
    plan = plan_of(site, Search("cat"), "lion", chosen)
    assert len(plan.changes) == 1
    assert "“c.md” is left as it is." in plan.warnings[0]


def test_front_matter_that_would_break_is_told(site: LittleSite):
    plan = plan_of(site, Search("A cat"), "[a")
    assert "front matter of “2025-12-03-a.md” cannot be read" in plan.warnings[0]
    assert plan_of(site, Search("---", case=True), "").warnings


@pytest.mark.parametrize(("words", "written"), [("(", ""), ("a", r"\1")])
def test_what_makes_no_sense_is_told(site: LittleSite, words: str, written: str):
    chosen = chosen_of(site, Search("cat"))
    with pytest.raises(PostError, match="cannot be understood"):
        plan_of(site, Search(words, is_expression=True), written, chosen)


def test_it_can_be_stopped(site: LittleSite):
    def stop(_done: int, _all: int) -> None:
        raise Cancelled("It was stopped.")

    with pytest.raises(Cancelled):
        plan_of(site, Search("cat"), "lion", watch=stop)


def test_to_remove_is_called_so(site: LittleSite):
    assert plan_of(site, Search("cat"), "").title == "Remove “cat”"
    assert len(plan_of(site, Search("cat" * 40), "x" * 99).title) < 80


def test_an_open_post_is_planned_as_it_will_be_saved(site: LittleSite):
    post = site.root / "_posts/2025-12-04-b.md"
    chosen = {post: Chosen(frozenset({0}), seen_of(b"No cat.\n"))}
    plan = plan_of(site, Search("cat"), "dog", chosen, texts={post: b"No cat.\n"})
    assert [(each.before, each.after) for each in plan.changes] == [(b"No cat.\n", b"No dog.\n")]
