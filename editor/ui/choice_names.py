"""What a box to choose from is called: on Linux, its name is to a screen reader what is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox


def name_choice(box: QComboBox, name: str) -> None:
    """Tell screen readers what is chosen in `box`, where no label beside it does."""
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)
