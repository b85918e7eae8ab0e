"""In which encoding a file is: the writer sees how its lines would read, and says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from editor.post.encodings import (
    ENCODINGS,
    Encoding,
    decoded,
    is_partly_utf_8,
    lines_with,
    said_by_bom,
    visible,
)
from editor.ui.form.field_row import SentenceLabel

MOST_LINES = 200  # of those that differ
ENCODING = Qt.ItemDataRole.UserRole


class EncodingDialog(QDialog):
    """A list of encodings; those that the bytes cannot be in are dimmed. None is chosen at first,
    unless the file says itself what it is in."""

    def __init__(self, name: str, data: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._lines = lines_with(data, MOST_LINES)
        self.setWindowTitle(self.tr("Convert “{name}” to UTF-8").format(name=name))
        self.resize(820, 520)
        self._make_parts()
        self._place_parts()
        self._offer()
        self._choose_said()

    @property
    def text(self) -> str | None:
        """What the file reads as in the encoding that is chosen."""
        encoding = self._chosen()
        return self._decoded(encoding) if encoding else None

    def choose(self, codec: str) -> None:
        """Choose the encoding that Python calls `codec`, if the bytes can be in it."""
        for row, item in enumerate(self._items()):
            if item.data(ENCODING).codec == codec and item.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(row)

    def _make_parts(self) -> None:
        self.sentence = SentenceLabel(
            self.tr(
                "Which encoding was the file written in? Choose the one in which its lines read "
                "right. The file itself changes only when you save the post."
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Encodings"))
        self.list.setFixedWidth(270)
        for encoding in ENCODINGS:
            item = QListWidgetItem(encoding.name, self.list)
            item.setData(ENCODING, encoding)
        self.sample = QPlainTextEdit()
        self.sample.setReadOnly(True)
        self.sample.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.sample.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.sample.setAccessibleName(self.tr("The lines that are not UTF-8"))
        self.keep = QCheckBox(self.tr("What is UTF-8 already stays: read only the rest so"))
        self.keep.setChecked(is_partly_utf_8(self._data))
        self.keep.setVisible(self.keep.isChecked())
        self.drop = QCheckBox(self.tr("Leave out the NUL bytes, which no post may hold"))
        self.drop.setVisible(b"\0" in self._data and said_by_bom(self._data) is None)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.agree = self.buttons.addButton(
            self.tr("Con&vert"), QDialogButtonBox.ButtonRole.AcceptRole
        )

    def _place_parts(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self.sample, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.sentence)
        layout.addLayout(row, 1)
        for part in (self.keep, self.drop, self.buttons):
            layout.addWidget(part)
        self.list.itemSelectionChanged.connect(self._show)
        self.list.itemActivated.connect(self.agree.click)
        self.keep.toggled.connect(self._offer)
        self.drop.toggled.connect(self._offer)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _chosen(self) -> Encoding | None:
        chosen = self.list.selectedItems()
        return chosen[0].data(ENCODING) if chosen else None

    def _decoded(self, encoding: Encoding) -> str | None:
        return decoded(
            self._data, encoding, keep_utf_8=self.keep.isChecked(), drop_nul=self.drop.isChecked()
        )

    def _offer(self) -> None:
        """Dim the encodings that the bytes cannot be in."""
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for item in self._items():
            can_be = self._decoded(item.data(ENCODING)) is not None
            item.setFlags(usable if can_be else Qt.ItemFlag.NoItemFlags)
            item.setToolTip("" if can_be else self.tr("The file’s bytes mean nothing in it"))
            item.setSelected(item.isSelected() and can_be)
        self._show()

    def _choose_said(self) -> None:
        said = said_by_bom(self._data)
        if said is not None:
            self.choose(said.codec)

    def _show(self) -> None:
        """Show the lines as they read in the chosen encoding, or as their bytes."""
        text = self.text
        encoding = self._chosen()
        self.agree.setEnabled(text is not None)
        lines = (visible(self._data) if text is None else text).split("\n")
        keeps_lines = encoding is None or encoding.has_line_ends_of_utf_8
        shown = self._lines if keeps_lines else range(1, min(MOST_LINES, len(lines)) + 1)
        self.sample.setPlainText("\n".join(f"{n:>5}  {lines[n - 1]}" for n in shown))
