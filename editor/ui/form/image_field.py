"""The post's image: its path, a thumbnail, its size; chosen, dropped or cleared."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Protocol

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from editor.moves.image_import import standing
from editor.post.front_matter import Field
from editor.site.image_habits import image_habits
from editor.site.images import ImageAt, Kind, facts, resolve
from editor.site.place import Place
from editor.ui.form.editor_widget import EditorWidget, text_of
from editor.ui.form.one_undo import FieldLine
from editor.ui.icons import icon
from editor.ui.images.mime_pictures import has_pictures, picture_files
from editor.ui.images.small_image import small_image

THUMBNAIL = QSize(104, 72)


class AsksForImage(Protocol):
    """Whoever can ask a person for a picture."""

    def choose_image(self, folder: Path) -> Path | None:
        """A picture, looked for from `folder` on."""


class ImageField(EditorWidget):
    """A path in the site, with what stands there."""

    pictures_came = Signal(object)  # the QMimeData with a picture from outside the site
    gallery_requested = Signal()  # to choose among the site's images

    def __init__(self, place: Place, questions: AsksForImage) -> None:
        super().__init__()
        self._place, self._questions = place, questions
        self.setAcceptDrops(True)
        self.line = PictureLine()
        self.line.pictures_came.connect(self.take)
        self.line.setPlaceholderText(self.tr("assets/images/…, or drop a picture here"))
        self.line.setAcceptDrops(False)  # a dropped file is the field's, not text
        self.line.textEdited.connect(self._tell)
        self.facts = QLabel()
        self.facts.setObjectName("note")
        self.facts.setWordWrap(True)
        self.thumbnail = QLabel()
        self.thumbnail.setObjectName("thumbnail")
        self.choose = self._button("folder-image", self.tr("Choose an image…"), self._choose)
        gallery = self.tr("Choose among the site’s images…")
        self.gallery = self._button("view-grid-outline", gallery, self.gallery_requested.emit)
        self.clear = self._button("close", self.tr("No image"), lambda: self._take(""))
        self.setFocusProxy(self.line)
        self._pictured: tuple[object, ...] | None = None
        self._arrange()
        self._show_picture("")

    def show_field(self, field: Field | None) -> None:
        """Show the path and what it leads to."""
        text = text_of(field)
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self._show_picture(text)

    def show_place(self, place: Place) -> None:
        """Look in another site."""
        self._place = place
        self._show_picture(self.line.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a picture."""
        if has_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the dropped picture."""
        event.acceptProposedAction()
        self.take(event.mimeData())

    def take(self, data: QMimeData) -> None:
        """Make a picture the post's image: one of the site by its path, another one is asked of."""
        files = picture_files(data)
        if not (files and self._take_own(files[0])):
            self.pictures_came.emit(data)

    def _take_own(self, file: Path) -> bool:
        """Write the path of a file of the site; False for one from elsewhere."""
        inside = standing(file, self._place.site)
        if inside is None:
            return False
        self._take(self._written(inside))
        return True

    def _written(self, image: PurePosixPath) -> str:
        """The path as the post writes it, else as the site does."""
        if now := self.line.text():
            return f"/{image}" if now.startswith("/") else str(image)
        return image_habits(self._place.site).field_reference(image)

    def _choose(self) -> None:
        at = resolve(self.line.text(), self._place) if self.line.text() else None
        images = self._place.site.root / "assets" / "images"
        folder = at.path.parent if at and at.path else images
        chosen = self._questions.choose_image(folder if folder.is_dir() else self._place.site.root)
        if chosen is not None:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(chosen))])
            self.take(data)

    def _take(self, text: str) -> None:
        if text != self.line.text():
            self.line.setText(text)
            self._tell(text)

    def _tell(self, text: str) -> None:
        self._show_picture(text)
        self.edited.emit(text)

    def _show_picture(self, text: str) -> None:
        at = resolve(text, self._place) if text else None
        stands = (text, at, state_of(at.path) if at and at.path else None)
        if stands == self._pictured:
            return
        self._pictured = stands
        picture = thumbnail(at.path, self.devicePixelRatioF()) if at and at.path else QPixmap()
        self.thumbnail.setPixmap(picture)
        self.thumbnail.setFixedSize(picture.deviceIndependentSize().toSize())
        self.thumbnail.setVisible(not picture.isNull())
        self.facts.setText(self._what(at))
        self.facts.setVisible(bool(self.facts.text()))
        self.thumbnail.setAccessibleName(text)
        self.clear.setVisible(bool(text))

    def _what(self, at: ImageAt | None) -> str:
        if at is None:
            return ""
        if at.kind is Kind.FOUND and at.path and (found := facts(at.path)):
            size = f"{found.bytes / 1000:,.0f} kB"
            if found.width and found.height:
                return f"{found.width} × {found.height} px, {size}"
            return size
        if at.kind is Kind.REMOTE:
            return self.tr("On the network; not shown here.")
        return ""

    def _button(self, name: str, text: str, does: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(does)
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addWidget(self.choose)
        row.addWidget(self.gallery)
        row.addWidget(self.clear)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.thumbnail)
        below.setAlignment(self.thumbnail, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.facts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addLayout(below)


def state_of(path: Path) -> tuple[int, int] | None:
    """Time and size of a file: another picture under the same name differs in them."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def thumbnail(path: Path, ratio: float) -> QPixmap:
    """A small picture of the file; null where it is none that can be shown."""
    picture = QPixmap.fromImage(small_image(path, THUMBNAIL * ratio))
    picture.setDevicePixelRatio(ratio)
    return picture


class PictureLine(FieldLine):
    """A line into which pictures may be pasted."""

    pictures_came = Signal(object)

    def paste(self) -> None:
        """Paste the words, or offer the picture."""
        data = QApplication.clipboard().mimeData()
        if has_pictures(data):
            self.pictures_came.emit(data)
        else:
            super().paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste as the menu does."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)
