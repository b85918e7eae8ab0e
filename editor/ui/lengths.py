"""How many words and characters there are, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

REACHED = "✓"


def number(count: int) -> str:
    """A number as one writes it here."""
    return QLocale().toString(count)


def in_words(count: int) -> str:
    """So many words."""
    text = "{n} word" if count == 1 else "{n} words"
    return QCoreApplication.translate("lengths", text).format(n=number(count))


def in_characters(count: int) -> str:
    """So many characters."""
    text = "{n} character" if count == 1 else "{n} characters"
    return QCoreApplication.translate("lengths", text).format(n=number(count))


def towards(count: int, goal: int) -> str:
    """So many of the words that are wished for, marked once they are all there; 0: no goal."""
    if not goal:
        return in_words(count)
    text = QCoreApplication.translate("lengths", "{n} of {goal} words")
    said = text.format(n=number(count), goal=number(goal))
    return f"{REACHED} {said}" if count >= goal else said
