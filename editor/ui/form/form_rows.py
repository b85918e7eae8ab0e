"""The rows of the form: one for each field, made, placed and dropped as the post needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from editor.post.front_matter import Field
from editor.site.place import Place
from editor.ui.form.field_row import FieldRow
from editor.ui.form.image_field import AsksForImage, ImageField
from editor.ui.form.kinds import OFFERED, Kind, kind_of, label_of
from editor.ui.form.text_fields import YamlField

MERGE = "<<"  # brings the fields of another mapping: edited as text
TYPED_BIT_BY_BIT = ("yaml", "number")  # kinds in which may stand what the post cannot take yet


class FormRows(QObject):
    """Fills two layouts with rows: `first` with that of the title, `rest` with the others."""

    made = Signal(object)  # a FieldRow
    edited = Signal(str, object)  # a field's name and new value
    refused = Signal(str, str)  # a field's name, and why what was typed is no value
    pictures_came = Signal(str, object)  # a field's name, and the QMimeData with pictures for it
    gallery_requested = Signal(str)  # of the site's images, for a field
    fix_requested = Signal(object)
    rename_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(
        self,
        first: QVBoxLayout,
        rest: QVBoxLayout,
        place: Callable[[], Place],
        questions: AsksForImage,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._layouts = first, rest
        self._place, self._questions = place, questions
        self._rows: dict[str, tuple[Kind, FieldRow]] = {}
        self._in_order: list[str] = []
        self._is_for_reading = False
        self._unwritten: Mapping[str, str] = {}
        self._suggested: Mapping[str, Mapping[str, int]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._rows

    def __iter__(self) -> Iterator[FieldRow]:
        """The rows from the top down."""
        # A row that is hidden to be dropped sends its focus on before the order is a new one.
        return iter([self._rows[name][1] for name in self._in_order if name in self._rows])

    def row(self, name: str) -> FieldRow | None:
        """The row of the field `name`."""
        found = self._rows.get(name)
        return found[1] if found else None

    def holds_yaml(self, name: str) -> bool:
        """Is the field edited as YAML?"""
        return self._rows[name][0].name == "yaml"

    def show(
        self,
        fields: Mapping[str, Field],
        unwritten: Mapping[str, str],
        typed: str,
        kept: str | None,
    ) -> None:
        """Show `fields`, and those that the post could have; of some a text that is `unwritten`.

        `typed` is the field whose row made them what they are; the row of the field `kept` stays
        even if its value is of another kind now.
        """
        before, self._unwritten = self._unwritten, unwritten
        every = dict.fromkeys([*OFFERED, *fields, *unwritten])
        names = [name for name in every if name != MERGE]
        for name in self._rows.keys() - names:
            self._drop(name)
        self._in_order = names
        for at, name in enumerate(names):
            row = self._row_for(name, fields.get(name), kept)
            self._put(row, at)
            if name in before and name not in unwritten and name != typed:
                row.editor.forget()
            row.show_field(fields.get(name), typed_here=name == typed or name in unwritten)
            if name in unwritten:
                row.editor.show_typed(unwritten[name])

    def show_again(self, name: str) -> None:
        """Show a field's value again where what was typed is none."""
        row = self._rows[name][1]
        row.show_field(row.field)

    def show_place(self) -> None:
        """Tell every row where the post stands."""
        for row in self:
            self._show_place_in(row)

    def show_reading(self, on: bool) -> None:
        """Only show the fields from now on, or let them be changed again."""
        self._is_for_reading = on
        for _, row in self._rows.values():
            row.show_reading(on)

    def suggest(self, names: Mapping[str, Mapping[str, int]]) -> None:
        """Offer, by field, what the site's posts have."""
        self._suggested = names
        for row in self:
            row.editor.suggest(names.get(row.name, {}))

    def forget(self) -> None:
        """Forget what was typed: another post is shown."""
        for row in self:
            row.editor.forget()

    def drop_all(self) -> None:
        """Have every row made anew."""
        for name in self._in_order:
            self._drop(name)
        self._in_order = []

    def _row_for(self, name: str, field: Field | None, kept: str | None) -> FieldRow:
        """The row of a field, made anew when another kind of widget is needed."""
        kind = kind_of(name, field, self._place(), self._questions)
        if name in self._unwritten and kind.name not in TYPED_BIT_BY_BIT:
            kind = Kind("yaml", YamlField)  # in which any text can stand
        found = self._rows.get(name)
        if found and (found[0].name == kind.name or (name == kept and self._can_stay(name))):
            return found[1]
        if found:
            self._drop(name)
        return self._make(name, kind)

    def _can_stay(self, name: str) -> bool:
        """Can the row show what it has to?"""
        return name not in self._unwritten or self._rows[name][0].name in TYPED_BIT_BY_BIT

    def _put(self, row: FieldRow, at: int) -> None:
        first, rest = self._layouts
        layout, at = (first, 0) if at == 0 else (rest, at - 1)
        if layout.indexOf(row) != at:
            layout.insertWidget(at, row)
            row.show()  # now: a hidden one cannot take the focus

    def _make(self, name: str, kind: Kind) -> FieldRow:
        row = FieldRow(name, label_of(name), kind.make())
        self._show_place_in(row)
        row.editor.suggest(self._suggested.get(name, {}))
        row.editor.edited.connect(lambda value: self.edited.emit(name, value))
        row.editor.refused.connect(lambda sentence: self.refused.emit(name, sentence))
        if isinstance(row.editor, ImageField):
            row.editor.pictures_came.connect(lambda data: self.pictures_came.emit(name, data))
            row.editor.gallery_requested.connect(lambda: self.gallery_requested.emit(name))
        row.notes.fix_requested.connect(self.fix_requested)
        row.rename_requested.connect(self.rename_requested)
        row.remove_requested.connect(self.remove_requested)
        row.show_reading(self._is_for_reading)
        self._rows[name] = kind, row
        self.made.emit(row)
        return row

    def _show_place_in(self, row: FieldRow) -> None:
        place = self._place()
        row.editor.show_place(place)
        given = place.defaults.get(row.name)
        if isinstance(given, str | int | float):
            row.editor.show_default(self.tr("{value}, from the site").format(value=given))
        else:
            row.editor.show_default("")

    def _drop(self, name: str) -> None:
        _, row = self._rows.pop(name)
        row.editor.blockSignals(True)  # losing the focus is no edit
        for layout in self._layouts:
            layout.removeWidget(row)
        row.hide()
        row.deleteLater()
