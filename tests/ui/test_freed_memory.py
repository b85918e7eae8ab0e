"""What was freed goes back to the system."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from editor.ui.freed_memory import TRIM, give_back
from editor.ui.garbage import GarbageSearch

MB = 1_000_000


def held() -> int:
    """Bytes of the process that are in memory."""
    lines = Path("/proc/self/status").read_text().splitlines()
    resident = next(line for line in lines if line.startswith("VmRSS"))
    return int(resident.split()[1]) * 1024


def free_between_what_stays(size: int) -> list[bytes]:
    """Make and free so many bytes; returned is what stands between them, and is to be kept."""
    made = [(b"x" * (60_000 + n % 7), b"y" * (20_000 + n % 7)) for n in range(size // 60_000)]
    return [each[1] for each in made]


@pytest.mark.skipif(TRIM is None, reason="this C library keeps nothing back, or cannot give it")
def test_what_was_freed_is_given_back():
    give_back()
    kept = free_between_what_stays(60 * MB)
    before = held()
    give_back()
    assert before - held() > 30 * MB
    assert kept


@pytest.mark.skipif(TRIM is None, reason="this C library keeps nothing back, or cannot give it")
def test_it_is_given_back_a_moment_after_a_change(qtbot: QtBot):
    owner = QObject()
    search = GarbageSearch(owner)
    search.begin()
    kept = free_between_what_stays(60 * MB)
    before = held()
    search.put_off()
    qtbot.waitUntil(lambda: before - held() > 30 * MB)
    search.end()
    assert kept
