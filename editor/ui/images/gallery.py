"""The images of the site, to choose one for the post."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from editor.index.image_survey import SiteImage, images_of
from editor.moves.image_import import Import, standing_image
from editor.site.image_facts import ImageFacts
from editor.site.image_habits import ImageHabits, image_habits
from editor.site.site import Site
from editor.ui.clear_button import add_clear_button
from editor.ui.images.facts_text import facts_text
from editor.ui.images.image_tiles import IMAGE, ImageTiles
from editor.ui.latest_answer import LatestAnswer
from editor.ui.plain_text import plain_tip

SIZE = QSize(820, 600)
TILE, ROOM = QSize(150, 105), QSize(174, 150)
INTO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)


@dataclass(frozen=True)
class Holdings:
    """What the site has, and how its posts write it."""

    images: tuple[SiteImage, ...] = ()
    habits: ImageHabits = field(default_factory=ImageHabits)


class Gallery(QDialog):
    """Thumbnails with a search line; `found` is the image that was chosen."""

    def __init__(self, site: Site, parent: QWidget, asks_alt: bool = True) -> None:
        super().__init__(parent)
        self._holdings = Holdings()
        self.setWindowTitle(self.tr("Images of the site"))
        self.resize(SIZE)
        self.line, self.alt, self.note = QLineEdit(), QLineEdit(), QLabel()
        self.model = QStandardItemModel(self)
        self.list = self._make_list(site)
        self._place_parts(asks_alt)
        self.answers = LatestAnswer(self)
        self.answers.answered.connect(self._take)
        self.note.setText(self.tr("Looking for the images of the site …"))
        self.answers.ask(lambda: holdings(site))

    @property
    def chosen(self) -> SiteImage | None:
        """The image that is marked."""
        image = self.list.currentIndex().data(IMAGE)
        return image if isinstance(image, SiteImage) else None

    @property
    def found(self) -> Import | None:
        """The image that is marked, and how the post writes it."""
        image = self.chosen
        return standing_image(image.path, facts_of(image), self._holdings.habits) if image else None

    def accept(self) -> None:
        """Take the image that is marked."""
        if self.chosen:
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search line into the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.line and event.key() in INTO_LIST:
                self.list.setFocus()
                return True
            if watched is self.list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accept()
                return True
        return super().eventFilter(watched, event)

    def _take(self, found: Holdings) -> None:
        self._holdings = found
        self._show()

    def _show(self) -> None:
        """Show the images with all words of the search line in their paths."""
        words = self.line.text().casefold().split()
        self.model.clear()
        for image in self._holdings.images:
            if all(word in str(image.path).casefold() for word in words):
                self.model.appendRow(tile(image))
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._tell()

    def _tell(self) -> None:
        image = self.chosen
        if image:
            self.note.setText(f"{image.path} · {facts_text(facts_of(image))}")
        elif self._holdings.images:
            self.note.setText(self.tr("No image is called that."))
        else:
            self.note.setText(self.tr("The site has no images yet."))
        self._ok.setEnabled(image is not None)

    def _make_list(self, site: Site) -> QListView:
        images = QListView()
        images.setAccessibleName(self.tr("Images of the site"))
        images.setModel(self.model)
        images.setViewMode(QListView.ViewMode.IconMode)
        images.setMovement(QListView.Movement.Static)
        images.setResizeMode(QListView.ResizeMode.Adjust)
        images.setUniformItemSizes(True)
        images.setGridSize(ROOM)
        images.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        images.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        tiles = ImageTiles(TILE, images)
        tiles.show_root(site.root)
        images.setItemDelegate(tiles)
        images.selectionModel().currentChanged.connect(lambda *_: self._tell())
        images.doubleClicked.connect(self.accept)
        return images

    def _place_parts(self, asks_alt: bool) -> None:
        self.line.setPlaceholderText(self.tr("Search by name or folder"))
        self.line.setAccessibleName(self.tr("Search"))
        add_clear_button(self.line)
        self.line.textChanged.connect(self._show)
        for each in (self.line, self.list):
            each.installEventFilter(self)
        self.note.setObjectName("note")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        for each in (self.line, self.list, self.note):
            layout.addWidget(each)
        if asks_alt:
            form = QFormLayout()
            self.alt.setPlaceholderText(self.tr("What does it show? Empty for a mere ornament."))
            form.addRow(self.tr("&Alternative text"), self.alt)
            layout.addLayout(form)
        self.alt.setVisible(asks_alt)
        layout.addWidget(self._buttons(asks_alt))

    def _buttons(self, asks_alt: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        text = self.tr("&Insert") if asks_alt else self.tr("&Use it")
        self._ok = buttons.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        self._ok.setDefault(True)
        self._ok.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def holdings(site: Site) -> Holdings:
    """The images of the site, the latest first, and its habits."""
    images = sorted(images_of(site), key=lambda image: (-image.changed, image.path))
    return Holdings(tuple(images), image_habits(site))


def tile(image: SiteImage) -> QStandardItem:
    """An item for an image."""
    item = QStandardItem(image.path.name)
    item.setData(image, IMAGE)
    item.setToolTip(plain_tip(f"{image.path}\n{facts_text(facts_of(image))}"))
    item.setEditable(False)
    return item


def facts_of(image: SiteImage) -> ImageFacts:
    """What the image is."""
    return ImageFacts(image.type, image.width, image.height, image.bytes)
