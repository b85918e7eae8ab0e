"""Where Tab goes: down the form as one reads it, then on to the next pane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def usable(stops: Iterable[QWidget], pane: QWidget) -> list[QWidget]:
    """Those of `stops` that can be seen in `pane` and used."""
    return [stop for stop in stops if stop.isVisibleTo(pane) and stop.isEnabled()]


def go_on(pane: QWidget, stops: Sequence[QWidget], forward: bool) -> bool:
    """Go to the next of `stops`, or out of `pane`; False where none of them has the focus.

    Qt itself goes by the order in which widgets were made.
    """
    focused = QApplication.focusWidget()
    if focused not in stops:
        return False
    at = stops.index(focused) + (1 if forward else -1)
    is_inside = 0 <= at < len(stops)
    target = stops[at] if is_inside else beside(pane, forward) or stops[0 if forward else -1]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    return True


def beside(pane: QWidget, forward: bool) -> QWidget | None:
    """The next widget outside `pane` that Tab stops at."""
    widget: QWidget | None = pane
    while widget is not None:
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if widget is None or widget is pane:
            return None
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_there = takes_tab and widget.isVisible() and widget.isEnabled()
        if is_there and not pane.isAncestorOf(widget):
            return widget
    return None
