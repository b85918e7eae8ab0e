"""Sections moved, and made deeper or higher: what comes of the text, the caret and the blanks."""

from __future__ import annotations

import random

import pytest
from marked_text import check, done, marked, read

from editor.writing.edit import Selection
from editor.writing.outline import outline_of
from editor.writing.sections import deeper, higher, move_down, move_up, moved

THREE = "# A\n\na\n\n# B\n\nb\n\n# C\n\nc\n"
DEEP = "# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n\n# E\n\ne\n"


@pytest.mark.parametrize(
    ("before", "which", "to", "level", "after"),
    [
        # Flat: each to each place
        ("‸# A\n\na\n\n# B\n\nb\n", 0, 2, None, "# B\n\nb\n\n‸# A\n\na\n"),
        ("# A\n\na\n\n# B\n\n‸b\n", 1, 0, None, "# B\n\n‸b\n\n# A\n\na\n"),
        ("‸" + THREE, 0, 2, None, "# B\n\nb\n\n‸# A\n\na\n\n# C\n\nc\n"),
        ("‸" + THREE, 0, 3, None, "# B\n\nb\n\n# C\n\nc\n\n‸# A\n\na\n"),
        ("‸" + THREE, 1, 0, None, "‸# B\n\nb\n\n# A\n\na\n\n# C\n\nc\n"),
        ("‸" + THREE, 1, 3, None, "# A\n\na\n\n# C\n\nc\n\n‸# B\n\nb\n"),
        ("‸" + THREE, 2, 0, None, "‸# C\n\nc\n\n# A\n\na\n\n# B\n\nb\n"),
        ("‸" + THREE, 2, 1, None, "# A\n\na\n\n‸# C\n\nc\n\n# B\n\nb\n"),
        # Nowhere else
        ("‸" + THREE, 0, 0, None, "‸" + THREE),
        ("‸" + THREE, 0, 1, None, "‸" + THREE),
        ("‸" + THREE, 2, 3, None, "‸" + THREE),
        # With what is below
        ("‸" + DEEP, 0, 5, None, "# E\n\ne\n\n‸# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n"),
        ("‸" + DEEP, 1, 4, None, "# A\n\na\n\n## D\n\nd\n\n‸## B\n\nb\n\n### C\n\nc\n\n# E\n\ne\n"),
        ("‸" + DEEP, 4, 0, None, "‸# E\n\ne\n\n# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n"),
        ("‸" + DEEP, 3, 1, None, "# A\n\na\n\n‸## D\n\nd\n\n## B\n\nb\n\n### C\n\nc\n\n# E\n\ne\n"),
        # Not into itself
        ("‸" + DEEP, 0, 1, None, "‸" + DEEP),
        ("‸" + DEEP, 0, 2, None, "‸" + DEEP),
        ("‸" + DEEP, 1, 2, 3, "‸" + DEEP),
        # To another level
        ("‸" + THREE, 2, 1, 2, "# A\n\na\n\n‸## C\n\nc\n\n# B\n\nb\n"),
        ("‸" + THREE, 0, 3, 3, "# B\n\nb\n\n# C\n\nc\n\n‸### A\n\na\n"),
        ("‸" + THREE, 1, 1, 2, "# A\n\na\n\n‸## B\n\nb\n\n# C\n\nc\n"),
        ("‸" + THREE, 1, 2, 2, "# A\n\na\n\n‸## B\n\nb\n\n# C\n\nc\n"),
        ("‸" + DEEP, 1, 5, 1, "# A\n\na\n\n## D\n\nd\n\n# E\n\ne\n\n‸# B\n\nb\n\n## C\n\nc\n"),
        ("‸" + DEEP, 4, 3, 2, "# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n‸## E\n\ne\n\n## D\n\nd\n"),
        (
            "‸" + DEEP,
            1,
            5,
            5,
            "# A\n\na\n\n## D\n\nd\n\n# E\n\ne\n\n‸##### B\n\nb\n\n###### C\n\nc\n",
        ),
        ("‸" + DEEP, 1, 5, 6, "‸" + DEEP),
        # Underlined
        ("‸A\n=\n\na\n\nB\n=\n\nb\n", 0, 2, None, "B\n=\n\nb\n\n‸A\n=\n\na\n"),
        ("‸# A\n\nB\n---\nb\n\n# C\n", 1, 0, 1, "# ‸B\nb\n\n# A\n\n# C\n"),
        ("# A\n\nB\n-‸--\nb\n\n# C\n", 1, 3, 1, "# A\n\n# C\n\n# B‸\nb\n"),
        # Blank lines stay where they are, and one at least is there
        ("‸# A\na\n\n\n# B\nb\n\n# C\n", 0, 2, None, "# B\nb\n\n\n‸# A\na\n\n# C\n"),
        ("‸# A\na\n# B\nb\n", 0, 2, None, "# B\nb\n\n‸# A\na\n"),
        ("‸# A\na\n# B\nb\n# C\nc\n", 1, 0, None, "‸# B\nb\n\n# A\na\n\n# C\nc\n"),
        ("‸# A\na\n# B\nb\n# C\nc\n", 2, 1, None, "# A\na\n\n‸# C\nc\n\n# B\nb\n"),
        ("‸# A\n\n- a\n# B\n", 0, 1, None, "‸# A\n\n- a\n# B\n"),
        ("‸# A\n# B\n# C\n", 0, 2, None, "# B\n\n‸# A\n\n# C\n"),
        ("‸# A\n \n\t\n# B\n", 0, 2, None, "# B\n \n\t\n‸# A\n"),
        ("‸# A\na  \n\n# B\nb\n", 0, 2, None, "# B\nb\n\n‸# A\na  \n"),
        ("Before.\n‸# A\n\n# B\n", 1, 0, None, "Before.\n\n‸# B\n\n# A\n"),
        ("Before.\n\n‸# A\n\n# B\n", 1, 0, None, "Before.\n\n‸# B\n\n# A\n"),
        # No line end at the end
        ("‸# A\n\na\n\n# B\n\nb", 0, 2, None, "# B\n\nb\n\n‸# A\n\na"),
        ("‸# A\n\na\n\n# B\n\nb", 1, 0, None, "‸# B\n\nb\n\n# A\n\na"),
        ("‸# A\n# B", 1, 0, None, "‸# B\n\n# A"),
        ("‸# A\n\n# B\n\n\n\n", 0, 2, None, "# B\n\n‸# A\n\n\n\n"),
        # What ends the text stays there
        (
            "‸# A\n\na[^1]\n\n# B\n\nb\n\n[^1]: note\n",
            *(0, 2, None),
            "# B\n\nb\n\n‸# A\n\na[^1]\n\n[^1]: note\n",
        ),
        (
            "‸# A\n\n# B\n\n[b]\n\n[b]: /b\n[c]: /c 'x'",
            *(1, 0, None),
            "‸# B\n\n[b]\n\n# A\n\n[b]: /b\n[c]: /c 'x'",
        ),
        # What is no heading
        (
            "‸# A\n\n```\n# no\n```\n\n# B\n\n> # no\n",
            *(0, 2, None),
            "# B\n\n> # no\n\n‸# A\n\n```\n# no\n```\n",
        ),
        # Where the caret goes: along, or to the heading
        ("# A\n\na‸\n\n# B\n", 0, 2, None, "# B\n\n# A\n\na‸\n"),
        ("# A\n\n«a»\n\n# B\n", 0, 2, None, "# B\n\n# A\n\n«a»\n"),
        ("# A\n\na\n\n# B\n\nb‸\n", 0, 2, None, "# B\n\nb\n\n‸# A\n\na\n"),
        ("Here‸.\n\n# A\n\n# B\n", 1, 0, None, "Here.\n\n‸# B\n\n# A\n"),
        ("# A\n\n# B\n\nb‸\n", 1, 0, 3, "### B\n\nb‸\n\n# A\n"),
        # Letters that are more than one unit somewhere
        ("‸# 👩‍👩‍👧\n\né\n\n# 海\n", 1, 0, None, "‸# 海\n\n# 👩‍👩‍👧\n\né\n"),
    ],
)
def test_a_section_is_moved(before, which, to, level, after):
    text, selection = read(before)
    edit = moved(outline_of(text), which, to, selection, level)
    if edit is None:
        assert before == after
        return
    check(text, edit)
    assert marked(edit.applied(text), edit.selection) == after


@pytest.mark.parametrize(
    ("command", "before", "after"),
    [
        (move_down, "# A‸\n\na\n\n# B\n\nb\n", "# B\n\nb\n\n# A‸\n\na\n"),
        (move_up, "# A\n\na\n\n# B\n\n‸b\n", "# B\n\n‸b\n\n# A\n\na\n"),
        (move_up, "‸# A\n\n# B\n", "‸# A\n\n# B\n"),
        (move_down, "# A\n\n‸# B\n", "# A\n\n‸# B\n"),
        (move_up, "Here‸\n\n# A\n", "Here‸\n\n# A\n"),
        (move_down, "no‸ heading\n", "no‸ heading\n"),
        (move_up, "# A\n\n## B\n\n‸## C\n\n# D\n", "# A\n\n‸## C\n\n## B\n\n# D\n"),
        (move_down, "# A\n\n## B\n\n‸## C\n\n# D\n", "# A\n\n## B\n\n‸## C\n\n# D\n"),
        (move_down, "# A‸\n\n## B\n\n# C\n\n## D\n", "# C\n\n## D\n\n# A‸\n\n## B\n"),
        (move_up, "# A\n\n## B\n\n# C\n\n‸## D\n", "# A\n\n## B\n\n# C\n\n‸## D\n"),
        (deeper, "# A‸\n\n## B\n\n# C\n", "## A‸\n\n### B\n\n# C\n"),
        (deeper, "##### A‸\n\n###### B\n", "##### A‸\n\n###### B\n"),
        (deeper, "A\n=‸\n\nB\n---\n", "## A‸\n\n### B\n"),
        (deeper, "text‸\n\n# A\n", "text‸\n\n# A\n"),
        (higher, "### A\n\n‸text\n\n#### B\n", "## A\n\n‸text\n\n### B\n"),
        (higher, "# A‸\n\n## B\n", "# A‸\n\n## B\n"),
        (higher, "## A ##\n\n«text»\n\n### B ###\n", "# A #\n\n«text»\n\n## B ##\n"),
    ],
)
def test_the_section_of_the_caret(command, before, after):
    assert done(command, before) == after


BODIES = [
    "",
    "a\n",
    "a\nb\n",
    "- a\n- b\n",
    "```\n# no\n```\n",
    "> q\n",
    "| a | b |\n",
    "    code\n",
]


def made_up(chosen: random.Random) -> str:
    """Sections of some levels, with a blank line between them at least."""
    parts: list[str] = []
    for number in range(chosen.randint(1, 7)):
        level = chosen.randint(1, 4)
        under = f"{number}\n{'=-'[level - 1] * 3}\n" if level < 3 and chosen.random() < 0.3 else ""
        parts += [under or f"{'#' * level} {number}\n", "\n", chosen.choice(BODIES), "\n"]
    text = "".join(parts)
    return text.rstrip("\n") + chosen.choice(["", "\n"])


@pytest.mark.parametrize("seed", range(60))
def test_the_headings_change_places_and_nothing_else_does(seed):
    chosen = random.Random(seed)
    for _ in range(20):
        text = made_up(chosen)
        outline = outline_of(text)
        which, to = chosen.randrange(len(outline.headings)), chosen.randint(0, 7)
        to = min(to, len(outline.headings))
        edit = moved(outline, which, to, Selection.at(0))
        end = outline.below(which)
        if edit is None:
            assert which <= to <= end
            continue
        titles = [(each.level, each.title) for each in outline.headings]
        section, rest = titles[which:end], [*titles[:which], *titles[end:]]
        at = to if to < which else to - len(section)
        after = edit.applied(text)
        now = [(each.level, each.title) for each in outline_of(after).headings]
        assert now == [*rest[:at], *section, *rest[at:]]
        assert sorted(filter(str.strip, after.split("\n"))) == sorted(
            filter(str.strip, text.split("\n"))
        )
        heading = outline.headings[which]
        assert after[edit.selection.caret :].startswith(text[heading.start :].split("\n")[0])


@pytest.mark.parametrize("seed", range(20))
def test_there_and_back_is_the_text_it_was(seed):
    chosen = random.Random(seed)
    for _ in range(20):
        text = made_up(chosen)
        outline = outline_of(text)
        which = chosen.randrange(len(outline.headings))
        selection = Selection.at(outline.headings[which].start)
        down = move_down(text, selection)
        if down is not None:
            after = down.applied(text)
            back = move_up(after, down.selection)
            # Behind a neighbour of another level it may be the neighbour's own.
            same = outline.headings[which].level == outline.headings[outline.below(which)].level
            if same:
                assert back is not None
                assert back.applied(after) == text
                assert back.selection == selection
