"""What two sides made of a post is put together; only what both changed is asked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.journal.merge import Choice, Conflict, Merge, merge
from editor.post.post import Post

FIELDS = "title: Ferry\ntags: [sea]\nexcerpt: A trip.\n"
HEAD = f"---\n{FIELDS}---\n\n"
LONG = (
    "The ferry left at noon and nobody waved. It was a long way to the islands, and the rain "
    "came in from the west. We slept on the benches below."
)
PARAGRAPHS = f"First.\n\n{LONG}\n\nLast.\n"


def merged(base: str, ours: str, theirs: str) -> Merge:
    return merge(*(Post.parse(text.encode()) for text in (base, ours, theirs)))


def text(found: Merge, *choices: Choice) -> str:
    return found.post(choices).to_bytes().decode()


def edited(*changes: tuple[str, str], of: str = HEAD + PARAGRAPHS) -> str:
    for old, new in changes:
        assert old in of
        of = of.replace(old, new)
    return of


CRLF = ("\n", "\r\n")

CLEAN = {
    "a pull changed the tags while the excerpt was written": (
        edited(("A trip.", "A long trip.")),
        edited(("[sea]", "[sea, boats]")),
        edited(("A trip.", "A long trip."), ("[sea]", "[sea, boats]")),
    ),
    "fields beside each other": (
        edited(("Ferry", "Ferries")),
        edited(("[sea]", "[boats]")),
        edited(("Ferry", "Ferries"), ("[sea]", "[boats]")),
    ),
    "both added a field": (
        edited(("A trip.\n", "A trip.\nimage: a.png\n")),
        edited(("A trip.\n", "A trip.\nlang: en\n")),
        edited(("A trip.\n", "A trip.\nimage: a.png\nlang: en\n")),
    ),
    "one moved a field that the other changed": (
        edited(("tags: [sea]\n", ""), ("title", "tags: [sea]\ntitle")),
        edited(("[sea]", "[boats]")),
        edited(("tags: [sea]\n", ""), ("title", "tags: [boats]\ntitle")),
    ),
    "one removed a field, the other wrote the text": (
        edited(("tags: [sea]\n", "")),
        edited(("Last.", "The end.")),
        edited(("tags: [sea]\n", ""), ("Last.", "The end.")),
    ),
    "one renamed a field, the other changed its neighbour": (
        edited(("tags:", "keywords:")),
        edited(("Ferry", "Ferries")),
        edited(("tags:", "keywords:"), ("Ferry", "Ferries")),
    ),
    "one wrote a comment, the other the field below it": (
        edited(("tags", "# by hand\ntags")),
        edited(("[sea]", "[boats]")),
        edited(("tags: [sea]", "# by hand\ntags: [boats]")),
    ),
    "both wrote a comment": (
        edited(("tags", "# one\ntags")),
        edited(("tags", "# two\ntags")),
        edited(("tags", "# one\n# two\ntags")),
    ),
    "a tool wrote all fields anew, a value was changed": (
        edited(("A trip.", "A long trip.")),
        edited((FIELDS, "excerpt: 'A trip.'\ntags:\n- sea\ntitle: \"Ferry\"\n")),
        edited((FIELDS, 'excerpt: A long trip.\ntags:\n- sea\ntitle: "Ferry"\n')),
    ),
    "two words of one paragraph": (
        edited(("noon", "dawn")),
        edited(("benches", "floor")),
        edited(("noon", "dawn"), ("benches", "floor")),
    ),
    "two words of one sentence": (
        edited(("long", "far")),
        edited(("west", "north")),
        edited(("long", "far"), ("west", "north")),
    ),
    "a paragraph each": (
        edited(("First.", "One.")),
        edited(("Last.", "Three.")),
        edited(("First.", "One."), ("Last.", "Three.")),
    ),
    "one wraps the lines anew, the other changes a word": (
        edited((". It", ".\nIt"), (". We", ".\nWe")),
        edited(("islands", "isles")),
        edited((". It", ".\nIt"), (". We", ".\nWe"), ("islands", "isles")),
    ),
    "both did the same": (edited(("noon", "dawn")),) * 3,
    "both removed the same, one more beside": (
        edited(("First.\n\n", "")),
        edited(("First.\n\n", ""), ("benches", "floor")),
        edited(("First.\n\n", ""), ("benches", "floor")),
    ),
    "line ends became CR LF": (
        edited(CRLF),
        edited(("noon", "dawn"), ("[sea]", "[boats]")),
        edited(("noon", "dawn"), ("[sea]", "[boats]"), CRLF),
    ),
    "a byte order mark came": (
        "\ufeff" + edited(),
        edited(("noon", "dawn")),
        "\ufeff" + edited(("noon", "dawn")),
    ),
    "fences were changed": (
        edited(("---\n\n", "...\n\n")),
        edited(("noon", "dawn")),
        edited(("---\n\n", "...\n\n"), ("noon", "dawn")),
    ),
    "the last line end went": (
        edited(("Last.\n", "Last.")),
        edited(("noon", "dawn")),
        edited(("noon", "dawn"), ("Last.\n", "Last.")),
    ),
    "a field of many lines and one below": (
        edited(("[sea]", "\n  - sea\n  - boats")),
        edited(("A trip.", "|\n  A trip.\n\n  Far.")),
        edited(("[sea]", "\n  - sea\n  - boats"), ("A trip.", "|\n  A trip.\n\n  Far.")),
    ),
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_does_not_clash_is_put_together(name: str):
    ours, theirs, expected = CLEAN[name]
    found = merged(edited(), ours, theirs)
    assert found.conflicts == ()
    assert text(found) == expected
    assert text(merged(edited(), theirs, ours)) == expected


def test_line_ends_go_back_to_lf_too():
    base = edited(CRLF)
    found = merged(base, edited(("noon", "dawn"), of=base), edited())
    assert text(found) == edited(("noon", "dawn"))


CLASHES = {
    "one field, two values": (
        edited(("[sea]", "[boats]")),
        edited(("[sea]", "[rain]")),
        Conflict("tags", 3, "tags: [sea]\n", "tags: [boats]\n", "tags: [rain]\n"),
    ),
    "removed and changed": (
        edited(("tags: [sea]\n", "")),
        edited(("[sea]", "[rain]")),
        Conflict("tags", 3, "tags: [sea]\n", "", "tags: [rain]\n"),
    ),
    "two dates that read alike to us": (
        edited(("tags: [sea]", "tags: 2026-01-02")),
        edited(("tags: [sea]", 'tags: "2026-01-02"')),
        Conflict("tags", 3, "tags: [sea]\n", "tags: 2026-01-02\n", 'tags: "2026-01-02"\n'),
    ),
    "one word": (
        edited(("noon", "dawn")),
        edited(("noon", "night")),
        Conflict(
            None,
            9,
            "The ferry left at noon and nobody waved. ",
            "The ferry left at dawn and nobody waved. ",
            "The ferry left at night and nobody waved. ",
        ),
    ),
    "words beside each other": (
        edited(("First.", "At first.")),
        edited(("First.", "First of all.")),
        Conflict(None, 7, "First.\n", "At first.\n", "First of all.\n"),
    ),
    "both appended": (
        edited(("Last.\n", "Last.\n\nMine.\n")),
        edited(("Last.\n", "Last.\n\nTheirs.\n")),
        Conflict(None, 12, "", "\nMine.\n", "\nTheirs.\n"),
    ),
    "one deleted what the other wrote": (
        edited((LONG + "\n\n", "")),
        edited(("noon", "dawn")),
        Conflict(None, 9, LONG + "\n\n", "", LONG.replace("noon", "dawn") + "\n\n"),
    ),
    "both wrote it anew with a few words of the old": (
        edited((LONG, "All of it was another story, and the rain was good.")),
        edited((LONG, "The way was none of ours to tell, but benches were below it.")),
        Conflict(
            None,
            9,
            LONG + "\n",
            "All of it was another story, and the rain was good.\n",
            "The way was none of ours to tell, but benches were below it.\n",
        ),
    ),
    "one address": (
        edited(("First.", "See https://a.example/two/three now.")),
        edited(("First.", "See https://a.example/one/four now.")),
        Conflict(
            None,
            7,
            "First.\n",
            "See https://a.example/two/three now.\n",
            "See https://a.example/one/four now.\n",
        ),
    ),
}


@pytest.mark.parametrize("name", CLASHES)
def test_what_both_changed_is_a_conflict(name: str):
    ours, theirs, expected = CLASHES[name]
    found = merged(edited(), ours, theirs)
    assert found.conflicts == (expected,)
    assert text(found, Choice.OURS) == ours
    assert text(found, Choice.THEIRS) == theirs


def test_a_blank_line_is_no_hold_in_a_text_that_grew():
    found = merged("To go. \nEnd.", "To go.\nEnd.\n\nMine is more.\n", "To go. \nEnd.\n\nTheirs.\n")
    assert text(found, Choice.THEIRS) == "To go.\nEnd.\n\nTheirs.\n"
    assert text(found, Choice.BOTH) == "To go.\nEnd.\n\nMine is more.\n\nTheirs.\n"


def test_the_rest_is_put_together_around_a_conflict():
    ours = edited(("[sea]", "[boats]"), ("noon", "dawn"))
    theirs = edited(("[sea]", "[rain]"), ("benches", "floor"))
    found = merged(edited(), ours, theirs)
    assert [each.field for each in found.conflicts] == ["tags"]
    assert text(found, Choice.THEIRS) == edited(
        ("[sea]", "[rain]"), ("noon", "dawn"), ("benches", "floor")
    )


def test_both_puts_theirs_behind_ours():
    ours, theirs = edited(("Last.", "Last.\n\nMine.")), edited(("Last.", "Last.\n\nTheirs."))
    found = merged(edited(), ours, theirs)
    assert text(found, Choice.BOTH) == edited(("Last.", "Last.\n\nMine.\n\nTheirs."))


def test_both_begins_a_line_where_the_file_ended_without_one():
    found = merged("End.", "End.\r\n\r\nMine.", "End.\r\n\r\nTheirs.")
    assert text(found, Choice.BOTH) == "End.\r\n\r\nMine.\r\n\r\nTheirs."


def test_a_field_cannot_have_both():
    found = merged(edited(), edited(("[sea]", "[a]")), edited(("[sea]", "[b]")))
    assert not found.conflicts[0].takes_both
    with pytest.raises(ValueError, match="tags"):
        found.post([Choice.BOTH])


def test_every_conflict_wants_its_choice():
    found = merged(edited(), edited(("noon", "dawn")), edited(("noon", "night")))
    with pytest.raises(ValueError, match="zip"):
        found.post()


def test_broken_front_matter_goes_by_lines():
    base = edited(("[sea]", "[sea"))
    ours, theirs = edited(("Ferry", "Ferries"), of=base), edited(("A trip.", "Trips"), of=base)
    found = merged(base, ours, theirs)
    assert found.is_clean
    assert text(found) == edited(("Ferry", "Ferries"), ("A trip.", "Trips"), of=base)
    clash = merged(base, edited(("Ferry", "A")), edited(("Ferry", "B"), of=base)).conflicts
    assert [each.field for each in clash] == [None]


SHARED = "---\na: &x [sea]\nb: *x\ntitle: Ferry\n---\n"


@pytest.mark.parametrize("base", [SHARED, "---\n{a: 1, title: Ferry,\n b: 2}\n---\n"])
def test_fields_that_stand_in_each_other_go_by_lines(base: str):
    ours, theirs = base.replace("Ferry", "Boat"), base + "More.\n"
    assert text(merged(base, ours, theirs)) == ours + "More.\n"


def test_front_matter_that_came_is_taken():
    base = "Text.\n"
    assert text(merged(base, HEAD + base, "Text.\n\nMore.\n")) == HEAD + "Text.\n\nMore.\n"


def test_both_brought_front_matter():
    found = merged("Text.\n", "---\na: 1\n---\nText.\n", "---\nb: 2\n---\nText.\n")
    assert text(found) == "---\na: 1\nb: 2\n---\nText.\n"


def test_a_text_comes_behind_a_fence_that_lost_its_line_end():
    base = "---\na: 1\n---\nText.\n"
    found = merged(base, "---\na: 1\n---", "---\na: 1\n---\nOther.\n")
    assert text(found, Choice.THEIRS) == "---\na: 1\n---\nOther.\n"
    assert text(found, Choice.OURS) == "---\na: 1\n---"


WORDS = [
    "one",
    "two",
    "three.",
    " ",
    "\n",
    "\n\n",
    "a: 1\n",
    "b: [x]\n",
    "# c\n",
    "---\n",
    "\r\n",
    "\r",
]
bodies = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)
heads = st.lists(
    st.sampled_from(["a: 1\n", "a: '1'\n", "b: [x]\n", "c:\n- y\n", "# c\n", "\n", "d: [\n"]),
    max_size=5,
).map("".join)
posts = st.builds(
    lambda mark, head, body: Post.parse(f"{mark}{head}{body}".encode()),
    st.sampled_from(["", "\ufeff"]),
    st.one_of(st.just(""), heads.map(lambda lines: f"---\n{lines}---\n")),
    bodies,
)


def with_all(found: Merge, choice: Choice) -> bytes:
    return found.post([choice] * len(found.conflicts)).to_bytes()


@given(posts, posts)
def test_a_side_that_did_nothing_changes_nothing(base: Post, side: Post):
    for ours, theirs in ((side, base), (base, side), (side, side)):
        found = merge(base, ours, theirs)
        assert found.is_clean
        assert found.post().to_bytes() == side.to_bytes()


@given(posts, posts, posts)
def test_sides_may_be_swapped(base: Post, ours: Post, theirs: Post):
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert [(c.field, c.base, c.ours, c.theirs) for c in one.conflicts] == [
        (c.field, c.base, c.theirs, c.ours) for c in other.conflicts
    ]
    assert with_all(one, Choice.OURS) == with_all(other, Choice.THEIRS)


@given(posts, posts, posts)
def test_nothing_but_the_three_texts_comes_out(base: Post, ours: Post, theirs: Post):
    known = {line for post in (base, ours, theirs) for line in words_of(post.to_bytes())}
    found = merge(base, ours, theirs)
    for choice in (Choice.OURS, Choice.THEIRS):
        assert set(words_of(with_all(found, choice))) <= known


def words_of(data: bytes) -> list[str]:
    """The words between blanks, without the mark that may stand before the first."""
    return data.decode("utf-8-sig").split()


lines = st.lists(st.text("xyz ", min_size=1), max_size=6)


@given(st.lists(lines, min_size=3, max_size=8), st.data())
def test_no_line_of_either_side_is_lost(groups: list[list[str]], data: st.DataObject):
    """Groups of lines with one between them that stays; each side has its own to change."""
    own = data.draw(
        st.lists(st.sampled_from([0, 1, 2]), min_size=len(groups), max_size=len(groups))
    )
    made = [data.draw(lines) for _ in groups]

    def told(changed: Iterable[bool]) -> str:
        """The text with what was made of the groups that are changed."""
        kept = (
            [
                *(f"{n}{'new' if new else ''} {line}" for line in (made if new else groups)[n]),
                f"== {n} ==",
            ]
            for n, new in enumerate(changed)
        )
        return "".join(f"{line}\n" for line in chain.from_iterable(kept))

    def side(number: int) -> str:
        return told(own[n] == number and number > 0 for n in range(len(groups)))

    found = merged(side(0), side(1), side(2))
    assert found.is_clean
    assert text(found) == told(n > 0 for n in own)


def test_clashes_without_number_are_one():
    base, ours, theirs = (
        "".join(f"{n} {side}\n\nkept {n}\n\n" for n in range(60)) for side in "bot"
    )
    found = merged(
        "kept\n" + base + "end\n", "kept\n" + ours + "end\n", "kept\n" + theirs + "End\n"
    )
    assert [each.ours for each in found.conflicts] == [ours.removesuffix("\n\nkept 59\n\n") + "\n"]
    assert text(found, Choice.THEIRS) == "kept\n" + theirs + "End\n"


def test_front_matter_in_which_everything_clashes_goes_by_lines():
    base, ours, theirs = (
        "---\n" + "".join(f"f{n}: {side}\n" for n in range(60)) + "---\n" for side in "bot"
    )
    found = merged(base, ours, theirs)
    assert [each.field for each in found.conflicts] == [None]
    assert text(found, Choice.OURS) == ours
