"""Images, or references that lead nowhere, each with the places that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from editor.index.image_survey import Astray, ImageSurvey, SiteImage, Use
from editor.ui.images.facts_text import weight
from editor.ui.images.image_tiles import IMAGE, ImageTiles
from editor.ui.plain_text import plain_tip

THUMBNAIL = QSize(54, 38)
USE = Qt.ItemDataRole.UserRole + 1  # the Use of an item
WIDTHS = (430, 130, 80)


@dataclass(frozen=True)
class Group:
    """A line of the tree and those below it."""

    title: str
    uses: tuple[Use, ...]
    image: SiteImage | None = None


class ImageTree(QTreeWidget):
    """The tree; Enter or a double click on a place asks to go there."""

    use_chosen = Signal(object)  # the Use

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Images"))
        self.setHeaderLabels(
            [self.tr("Image"), self.tr("Pixels"), self.tr("Size"), self.tr("Shown by")]
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.tiles = ImageTiles(THUMBNAIL, self)
        self.setItemDelegate(self.tiles)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.itemDoubleClicked.connect(self._choose)

    @property
    def chosen(self) -> list[SiteImage]:
        """The images that are marked."""
        images = (item.data(0, IMAGE) for item in self.selectedItems())
        return [image for image in images if isinstance(image, SiteImage)]

    def show_groups(self, groups: Iterable[Group]) -> None:
        """Show these instead of what was shown."""
        self.clear()
        self.addTopLevelItems([self._item(group) for group in groups])
        if first := self.topLevelItem(0):
            self.setCurrentItem(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place, or opens the list of places."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
            if item.data(0, USE) is None:
                item.setExpanded(not item.isExpanded())
            return
        super().keyPressEvent(event)

    def _choose(self, item: QTreeWidgetItem) -> None:
        use = item.data(0, USE)
        if isinstance(use, Use):
            self.use_chosen.emit(use)

    def _item(self, group: Group) -> QTreeWidgetItem:
        image = group.image
        item = QTreeWidgetItem([group.title, *(facts(image) if image else ("", ""))])
        item.setText(3, self._count(len(group.uses)))
        item.setToolTip(0, plain_tip(group.title))
        if image:
            item.setData(0, IMAGE, image)
            item.setSizeHint(0, QSize(0, THUMBNAIL.height() + 8))
        item.addChildren([self._place(use) for use in group.uses])
        return item

    def _place(self, use: Use) -> QTreeWidgetItem:
        place = QTreeWidgetItem([self.tr("{file}, line {n}").format(file=use.file, n=use.line)])
        place.setToolTip(0, plain_tip(use.reference))
        place.setData(0, USE, use)
        return place

    def _count(self, count: int) -> str:
        if count == 1:
            return self.tr("1 place")
        return self.tr("{n} places").format(n=count) if count else self.tr("none")


def facts(image: SiteImage) -> tuple[str, str]:
    """Its size in pixels and in bytes."""
    pixels = f"{image.width} × {image.height}" if image.width and image.height else ""
    return pixels, weight(image.bytes)


def groups_of(name: str, survey: ImageSurvey) -> Iterator[Group]:
    """The lines of the list `name`: all, missing, capitals, unused or large."""
    if name == "missing":
        yield from astray(survey.missing)
    elif name == "capitals":
        yield from astray(survey.wrong_case)
    else:
        for image in survey.images:
            if name == "all" or (image.is_unused if name == "unused" else image.is_large):
                yield Group(str(image.path), image.uses, image)


def astray(found: Iterable[Astray]) -> Iterator[Group]:
    """References that lead to no file, or to one in other capitals, each once."""
    uses: dict[tuple[str, PurePosixPath | None], list[Use]] = {}
    for each in found:
        uses.setdefault((each.use.reference, each.meant), []).append(each.use)
    for (reference, meant), places in sorted(uses.items(), key=lambda group: group[0][0]):
        yield Group(f"{reference} → {meant}" if meant else reference, tuple(places))
