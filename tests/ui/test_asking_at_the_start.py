"""What a program that died left is asked about in one dialog after the other."""

from __future__ import annotations

import pytest

from editor.ui.application import ask_about_what_was_left


@pytest.fixture
def asked(window, qtbot, monkeypatch) -> list[str]:
    """The questions, as they come on screen and go; each stays there for a moment."""
    said: list[str] = []

    def ask(what: str) -> None:
        said.append(f"{what} comes")
        qtbot.wait(30)
        said.append(f"{what} goes")

    monkeypatch.setattr(window.acts, "offer_begun", lambda: ask("acts"))
    monkeypatch.setattr(window.safety, "recover", lambda _room_of: ask("copies"))
    return said


def test_copies_are_asked_about_when_acts_are_settled(window, asked):
    ask_about_what_was_left(window, lambda _path: None)
    assert asked == ["acts comes", "acts goes", "copies comes", "copies goes"]


def test_copies_are_offered_whatever_becomes_of_acts(window, asked, monkeypatch):
    def fail() -> None:
        raise OSError("gone")

    monkeypatch.setattr(window.acts, "offer_begun", fail)
    with pytest.raises(OSError, match="gone"):
        ask_about_what_was_left(window, lambda _path: None)
    assert asked == ["copies comes", "copies goes"]
