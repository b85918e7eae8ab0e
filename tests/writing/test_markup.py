"""Markup in a run of prose: what is closed is a unit, what is not stays text."""

from __future__ import annotations

import pytest

from editor.writing.lines import Span
from editor.writing.markup import LONGEST, units_of

UNITS = [
    ("a {{ b }} c {% d %}", [("liquid", "{{ b }}"), ("liquid", "{% d %}")]),
    ("{{}} {%%}", [("liquid", "{{}}"), ("liquid", "{%%}")]),
    ("{{ a {% b %}", [("liquid", "{% b %}")]),
    ("{{{ a }}", [("liquid", "{{{ a }}")]),
    ("{{ a %} {% b }}", [("liquid", "{{ a %} {% b }}")]),
    ("$$a$$ $$$b$$", [("math", "$$a$$"), ("math", "$$$b$$")]),
    ("$$$$", []),
    ("<!-- <a> --> <!-- <b>", [("comment", "<!-- <a> -->"), ("tag", "<b>")]),
    ("<!-- {{ $$ `a`", [("code", "`a`")]),
    ("{{" + "a" * LONGEST + "}}", [("liquid", "{{" + "a" * LONGEST + "}}")]),
    ("{{" + "a" * (LONGEST + 1) + "}}", []),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_units(text: str, expected: list[tuple[str, str]]) -> None:
    units = units_of(text, Span(0, len(text)))
    assert [(unit.kind, unit.whole.of(text)) for unit in units] == expected


def test_nothing_behind_the_run_closes_what_begins_in_it() -> None:
    text = "{{ a {% b %} }}"
    assert [unit.whole for unit in units_of(text, Span(0, 12))] == [Span(5, 12)]


class Sought(str):
    """A text that counts how often something is sought in it."""

    times = 0

    def find(self, *args: object) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        self.times += 1
        return super().find(*args)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("end", ["", " " * LONGEST + "}} %} $$ -->"])
def test_what_closes_very_many_beginnings_is_sought_once(end: str) -> None:
    text = Sought("{{ {% <!-- " * 500 + end)
    assert units_of(text, Span(0, 11 * 500)) == []
    assert text.times == 3
