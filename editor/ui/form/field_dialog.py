"""Asks for the name and the type of a front-matter field."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)


class FieldDialog(QDialog):
    """Asks for a field's name, and for its type when the field is new."""

    KINDS = ("text", "switch", "number", "list", "yaml")

    def __init__(self, parent: QWidget, taken: Collection[str], name: str | None = None) -> None:
        super().__init__(parent)
        self._taken = frozenset(taken)
        self.setWindowTitle(self.tr("New field") if name is None else self.tr("Rename field"))
        self._name = QLineEdit(name or "")
        self._name.setAccessibleName(self.tr("Name of the field"))
        self._kind = QComboBox()
        for kind, label in zip(self.KINDS, self._labels(), strict=True):
            self._kind.addItem(label, kind)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.addRow(self.tr("&Name"), self._name)
        if name is None:
            layout.addRow(self.tr("&Type"), self._kind)
        layout.addRow(self._buttons)
        self._name.textChanged.connect(self._look)
        self._look()

    @property
    def name(self) -> str:
        """The name as typed, without surrounding blanks."""
        return self._name.text().strip()

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return self._kind.currentData()

    def _labels(self) -> tuple[str, ...]:
        return (
            self.tr("Text"),
            self.tr("Yes or no"),
            self.tr("Number"),
            self.tr("List"),
            self.tr("Nested (YAML)"),
        )

    def _look(self) -> None:
        usable = bool(self.name) and self.name not in self._taken
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(usable)
        self._name.setToolTip(
            self.tr("The post has this field already.") if self.name in self._taken else ""
        )
