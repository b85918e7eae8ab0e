"""Places of a text in characters and in UTF-16 units; colours that can be read."""

from __future__ import annotations

import pytest
from contrast import contrast
from hypothesis import given
from hypothesis import strategies as st

from editor.ui.text.offsets import Places, characters, units
from editor.ui.theme import DARK, LIGHT


@given(st.text(st.sampled_from("aé😀𐐀日\n"), max_size=30), st.data())
def test_places_are_those_of_the_text(text: str, data: st.DataObject):
    place = data.draw(st.integers(0, len(text)))
    places = Places.of(text)
    assert places.units(place) == units(text[:place])
    assert places.characters(places.units(place)) == place
    assert places.characters(places.units(place)) == characters(text, units(text[:place]))


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_matches_can_be_read_and_their_boxes_seen(colours: dict[str, str]):
    assert contrast(colours["text"], colours["match"]) >= 4.5
    assert contrast(colours["match_line"], colours["base"]) >= 4.5
    assert contrast(colours["match_line"], colours["match"]) >= 3
