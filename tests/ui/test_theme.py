"""Whatever is written in a colour of the theme can be read on every ground of it."""

from __future__ import annotations

import pytest
from contrast import contrast

from editor.ui.theme import DARK, LIGHT

GROUNDS = ("window", "base", "alternate", "selection")
NOT_READ = {*GROUNDS, "line", "match", "match_line", "on_accent", "dimmed"}
WRITTEN = [name for name in LIGHT if name not in NOT_READ]

both = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@both
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", WRITTEN)
def test_it_can_be_read(theme: dict[str, str], name: str, ground: str) -> None:
    assert contrast(theme[name], theme[ground]) >= 4.5


@both
def test_so_can_the_words_of_buttons_and_of_matches(theme: dict[str, str]) -> None:
    assert contrast(theme["on_accent"], theme["accent"]) >= 4.5
    assert contrast(theme["text"], theme["match"]) >= 4.5


@both
def test_what_has_the_focus_is_framed_so_that_it_is_seen(theme: dict[str, str]) -> None:
    for ground in GROUNDS:
        assert contrast(theme["accent"], theme[ground]) >= 3
    assert contrast(theme["accent"], theme["line"]) >= 3


def test_both_themes_have_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
