"""The real program on a screen of its own, used as by somebody who neither sees nor has a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from driven_program import DrivenProgram
from own_screen import own_screen
from screen_reader import Control, Gone, ScreenReader, own_bus

T = TypeVar("T")
LONGEST = 20.0  # seconds that anything may take
TEXT = "Text of the post"
MAIN = " – Post Editor"
# What the manager of a desktop's windows does: one of them has the keyboard.
HANDS_KEYBOARD_ON = """
from PySide6.QtWidgets import QApplication

app = QApplication.instance()

def hand_on():
    if app.focusWindow() is None and app.activePopupWidget() is None:
        (app.activeModalWidget() or window).activateWindow()

timer = QTimer(window, interval=50)
timer.timeout.connect(hand_on)
timer.start()
window.activateWindow()
say("up")
"""


class InVain(AssertionError):
    """What was waited for has not come."""


class UsedProgram:
    """Keys are pressed on it, and it tells what they led to."""

    def __init__(self, reader: ScreenReader) -> None:
        self._reader = reader

    def press(self, *keys: str) -> None:
        """Press keys as they are named in menus, one after the other."""
        for each in keys:
            self._reader.press(each)

    def type(self, text: str) -> None:
        """Press the key of each character, and wait until they stand where the focus is."""
        control = self._reader.focused()
        assert control is not None
        self._reader.type(text)
        self._wait(lambda: text in control.text or None, f"{text!r} in {control.name!r}")

    def click(self, left: int, top: int) -> None:
        """Click with the mouse there on the screen."""
        self._reader.click(left, top)

    def windows(self) -> list[Control]:
        """The windows on screen, with the popup that has the focus."""
        told = [each for each in self._reader.windows() if each.name and "showing" in each.states]
        focused = self._reader.focused()
        top = focused.window() if focused and is_there(focused) else None
        return told if top is None or top in told else [*told, top]

    def wait_for_window(self, title: str) -> Control:
        """The window whose title has these words, once it is there."""
        return self._wait(
            lambda: next((each for each in self.windows() if title in each.name), None),
            f"window {title!r}",
        )

    def wait_for_focus(self, name: str) -> Control:
        """What is called so, once it has the focus."""
        return self._wait(lambda: self._focused(name), f"focus in {name!r}")

    def focused_path(self) -> str:
        """What has the focus, as the program numbers it."""
        found = self._reader.focused()
        return found.path if found else ""

    def is_in(self, name: str) -> bool:
        """Has what is called so the focus?"""
        return self._focused(name) is not None

    def leave(self) -> None:
        """Press Escape until one is in the text again: a menu takes two of them."""
        for _ in range(3):
            self.press("Esc")
            with suppress(InVain):
                self._wait(lambda: self._focused(TEXT), "the text", seconds=2.0)
                return
        self.press("Alt+2")
        self.wait_for_focus(TEXT)

    def look(self, ask: Callable[[], T]) -> T:
        """The answer to a question, which is asked anew where something went while one looked."""
        return self._wait(ask, "windows that stay as they are")

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Until something outside the program is true."""
        self._wait(lambda: holds() or None, what)

    def _focused(self, name: str) -> Control | None:
        found = self._reader.focused()
        if found is None or not is_there(found):
            return None
        return found if found.name == name and "focused" in found.states else None

    def _wait(self, ask: Callable[[], T | None], what: str, seconds: float = LONGEST) -> T:
        end = monotonic() + seconds
        while monotonic() < end:
            try:
                found = ask()
            except Gone:
                found = None
            if found is not None:
                return found
            sleep(0.05)
        raise InVain(f"waited in vain for {what}: {self._told()}")

    def _told(self) -> str:
        focused = self._reader.focused()
        titles = [each.name for each in self.windows()]
        return f"{titles}, {focused and is_there(focused) and focused.name!r}"


def is_there(control: Control) -> bool:
    """Is it in a window still?"""
    try:
        return bool(control.states)
    except Gone:
        return False


@contextmanager
def used(
    home: Path, *paths: Path, environ: Mapping[str, str] | None = None
) -> Iterator[UsedProgram]:
    """The program with `paths` opened on a screen of its own, once it is to be used."""
    with (
        own_screen() as (_, screen),
        own_bus(screen) as bus,
        used_in({**bus, **(environ or {})}, home, *paths) as program,
    ):
        yield program


@contextmanager
def used_in(surroundings: Mapping[str, str], home: Path, *paths: Path) -> Iterator[UsedProgram]:
    """The same on a screen and a bus that are there."""
    with ExitStack() as stack:
        program = stack.enter_context(
            DrivenProgram(home, HANDS_KEYBOARD_ON, *paths, screen=surroundings)
        )
        program.wait_for("up")
        reader = ScreenReader(surroundings["DBUS_SESSION_BUS_ADDRESS"])
        stack.callback(reader.close)
        used = UsedProgram(reader)
        used.wait_for_window(MAIN)
        used.press("Alt+1")
        used.wait_for_focus("Title")
        used.press("Alt+2")
        used.wait_for_focus(TEXT)
        yield used
