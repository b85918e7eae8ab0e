"""The button that narrows the list down: by state, tag, category, author and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from editor.index.entry import Entry, State
from editor.index.listing import Filter
from editor.ui.icons import icon

MOST = 60  # names of one kind in a menu


class FilterMenu(QToolButton):
    """Holds what is asked for besides words."""

    filter_changed = Signal()

    def __init__(self, entries: Callable[[], Iterable[Entry]], parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = entries
        self.filter = Filter()
        self.setToolTip(self.tr("Show only some posts"))
        self.setAccessibleName(self.tr("Show only some posts"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setObjectName("rowMenu")
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)
        self.colour_icon()

    @property
    def sentence(self) -> str:
        """What is asked for, in words; "" for nothing."""
        wanted = self.filter
        states = dict(self._states())
        parts = [
            states.get(wanted.state, "") if wanted.state else "",
            self.tr("with problems") if wanted.with_problems else "",
            wanted.tag and f"#{wanted.tag}",
            wanted.category,
            wanted.author,
            str(wanted.year or ""),
        ]
        return " · ".join(part for part in parts if part)

    def narrow(self, wanted: Filter) -> None:
        """Ask for something else."""
        if wanted != self.filter:
            self.filter = wanted
            self.colour_icon()
            self.filter_changed.emit()

    def colour_icon(self) -> None:
        """Draw the icon in the colours of the theme."""
        narrow = self.filter != Filter()
        name = "filter-check-outline" if narrow else "filter-variant"
        self.setIcon(icon(name, "accent" if narrow else "text"))

    def fill(self) -> None:
        """The choices that the posts give, with how many posts each would show."""
        menu, entries = self.menu(), list(self._entries())
        menu.clear()
        states = Counter(entry.state for entry in entries)
        for state, name in self._states():
            action = menu.addAction(f"{name} ({states[state]})".replace("&", "&&"))
            self._choice(action, state=state)
        problems = sum(bool(entry.errors or entry.warnings) for entry in entries)
        action = menu.addAction(self.tr("With problems") + f" ({problems})")
        self._choice(action, with_problems=True)
        menu.addSeparator()
        self._names(self.tr("Tag"), Counter(n for e in entries for n in e.tags), "tag")
        self._names(
            self.tr("Category"), Counter(n for e in entries for n in e.categories), "category"
        )
        self._names(self.tr("Author"), Counter(n for e in entries for n in e.authors), "author")
        self._years(Counter(entry.date.year for entry in entries if entry.date))
        menu.addSeparator()
        everything = menu.addAction(self.tr("Show all"), lambda: self.narrow(Filter()))
        everything.setEnabled(self.filter != Filter())

    def _states(self) -> list[tuple[State, str]]:
        return [
            (State.PUBLISHED, self.tr("Published")),
            (State.DRAFT, self.tr("Drafts")),
            (State.SCHEDULED, self.tr("Scheduled")),
            (State.UNPUBLISHED, self.tr("Unpublished")),
            (State.LEFT_OUT, self.tr("Not published")),
        ]

    def _names(self, title: str, counts: Counter[str], part: str) -> None:
        menu = self._submenu(title, bool(counts))
        for name, count in counts.most_common(MOST):
            self._choice(menu.addAction(f"{name} ({count})".replace("&", "&&")), **{part: name})

    def _years(self, counts: Counter[int]) -> None:
        menu = self._submenu(self.tr("Year"), bool(counts))
        for year in sorted(counts, reverse=True):
            self._choice(menu.addAction(f"{year} ({counts[year]})"), year=year)

    def _submenu(self, title: str, enabled: bool) -> QMenu:
        menu = self.menu().addMenu(title)
        menu.setEnabled(enabled)
        return menu

    def _choice(self, action: QAction, **parts: object) -> None:
        """An action that asks for `parts`, or no longer where it does already."""
        (name, value), *_ = parts.items()
        is_on = getattr(self.filter, name) == value
        action.setCheckable(True)
        action.setChecked(is_on)
        off = getattr(Filter(), name)
        wanted = replace(self.filter, **{name: off if is_on else value})
        action.triggered.connect(lambda: self.narrow(wanted))
