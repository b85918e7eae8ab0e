"""A real input method composes into the text of the real window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from input_method import IBUS, Readings, input_method
from own_screen import own_screen, seen
from screen_reader import IS_HERE, Control, own_bus
from used_program import TEXT, UsedProgram, used_in

pytestmark = pytest.mark.slow
HEAD = "---\ntitle: Composed\n---\n"
WRITTEN = "First\nitself\nand last\n"
AT = WRITTEN.index("self")  # where the tests compose
READINGS = {"ni": "に", "niho": "にほ", "nihon": "日本"}
CARET = 3  # px beside which its blinking is not seen


@dataclass(frozen=True)
class Desk:
    """The program with a post open, and the input method that it is written in with."""

    program: UsedProgram
    engine: Readings
    post: Path
    pixels: Path

    def go_there(self) -> Control:
        """The text, with the caret where the tests compose."""
        text = self.program.wait_for_focus(TEXT)
        self.go(text, 0, "Ctrl+Home")
        self.go(text, AT, "Down", "Right", "Right")
        return text

    def go(self, text: Control, at: int, *keys: str) -> None:
        """Press keys, until the caret has come where they lead."""
        self.program.press(*keys)
        self.program.wait_until(lambda: text.caret == at, f"the caret at {at}")

    def compose(self, letters: str) -> None:
        """Press letters, until the program makes room for what they are read as."""
        engine, reading = self.engine, READINGS[letters]
        self.program.press(*letters)
        self.program.wait_until(lambda: engine.composed == reading, reading)
        self.program.wait_until(lambda: engine.place[0] > engine.began[0], "room for it")

    def give_up(self) -> None:
        """Press Escape, until the candidates' place is where it was before."""
        self.program.press("Esc")
        self.program.wait_until(lambda: self.engine.place == self.engine.began, "no room for it")

    def shown(self) -> bytes:
        """What is on the screen where the first composed character goes."""
        left, top, _, height = self.engine.began
        return seen(self.pixels, left + CARET, top, height // 2, height)

    def shown_at_rest(self) -> bytes:
        """The same, once everything is painted."""
        told = [self.shown()]

        def is_at_rest() -> bool:
            told.append(self.shown())
            return len(told) > 5 and len(set(told[-5:])) == 1

        self.program.wait_until(is_at_rest, "a picture that stays")
        return told[-1]


@pytest.fixture(scope="module")
def desk(home: Path) -> Iterator[Desk]:
    """The program with a short post open, used with an input method."""
    if not IS_HERE or IBUS is None:
        pytest.skip("needs ibus, Xvfb, dbus-daemon and at-spi2-core")
    post = home / "site/_posts/2026-03-20-composed.md"
    post.write_text(HEAD + WRITTEN, "utf-8")
    pixels = home / "pixels"
    pixels.mkdir()
    with (
        own_screen(pixels) as (_, screen),
        own_bus(screen) as bus,
        input_method(home, bus, READINGS) as (engine, surroundings),
        used_in(surroundings, home, post) as program,
    ):
        yield Desk(program, engine, post, pixels)


def test_what_is_composed_is_seen_and_is_no_text(desk: Desk) -> None:
    text = desk.go_there()
    written = text.text
    desk.compose("nihon")
    desk.give_up()
    plain = desk.shown_at_rest()
    desk.compose("nihon")
    desk.program.wait_until(lambda: desk.shown() != plain, "it on the screen")
    assert text.text == written
    desk.give_up()
    desk.program.wait_until(lambda: desk.shown() == plain, "it gone from the screen")
    assert text.text == written


def test_the_candidates_are_wanted_at_the_caret(desk: Desk) -> None:
    text = desk.go_there()
    desk.compose("nihon")
    left, top, _, height = desk.engine.began
    beside, above, _, tall = desk.engine.place
    assert above < top + height / 2 < above + tall  # in the same line
    assert beside - left < 4 * height  # two characters
    desk.give_up()
    desk.go(text, 0, "Ctrl+Home")
    desk.program.click(left, top + height // 2)
    desk.program.wait_until(lambda: text.caret == AT, "the caret where the candidates were")


def test_what_is_chosen_is_written_and_saved(desk: Desk) -> None:
    text = desk.go_there()
    written = text.text
    desk.compose("nihon")
    assert desk.post.read_text("utf-8") == HEAD + written
    desk.program.press("Enter")
    chosen = written[:AT] + "日本" + written[AT:]
    desk.program.wait_until(lambda: text.text == chosen, "it in the text")
    desk.program.press("Ctrl+s")
    saved = HEAD + chosen
    desk.program.wait_until(lambda: desk.post.read_text("utf-8") == saved, "it in the file")
    desk.program.press("Ctrl+z")
    desk.program.wait_until(lambda: text.text == written, "it taken back at once")
