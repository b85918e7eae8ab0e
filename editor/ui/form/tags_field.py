"""A list as chips: type to add, Backspace to remove, drag to reorder."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from editor.index.near import Likeness
from editor.jekyll.document import WORD
from editor.post.front_matter import Field, same
from editor.post.scalar import Value
from editor.ui.form.chips import Chip, ChipBox, ChipLine, Mark
from editor.ui.form.editor_widget import EditorWidget, as_text
from editor.ui.form.flow_layout import FlowLayout
from editor.ui.form.text_fields import stack
from editor.ui.icons import icon
from editor.ui.name_popup import NamePopup
from editor.ui.plain_text import plain_tip

SEPARATOR = ","


class UsualForms(QWidget):
    """A button for each chip that looks like a slip: it takes the usual form instead."""

    chosen = Signal(str, str)  # what is there, and its usual form

    def __init__(self) -> None:
        super().__init__()
        self._layout = FlowLayout(self)
        self._layout.setContentsMargins(0, 2, 0, 0)
        self._shown: dict[str, tuple[str, int]] = {}
        self.hide()

    def show_forms(self, forms: dict[str, tuple[str, int]]) -> None:
        """Show the usual form of each name, with the number of posts that have it."""
        if forms == self._shown:
            return
        self._shown = forms
        for button in self.buttons():
            self._layout.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        for name, (usual, count) in forms.items():
            self._layout.addWidget(self._button(name, usual, count))
        self.setVisible(bool(forms))
        self.updateGeometry()

    def buttons(self) -> list[QPushButton]:
        """The buttons in order."""
        return self.findChildren(QPushButton)

    def _button(self, name: str, usual: str, count: int) -> QPushButton:
        shown = f"{name} → {usual} ({count})?"
        button = QPushButton(shown.replace("&", "&&"))
        button.setObjectName("fix")
        button.setIcon(icon(*Mark.NEAR.value))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tip = self.tr("Take “{usual}”, as {count} posts have it, instead of “{name}”")
        button.setToolTip(plain_tip(tip.format(usual=usual, count=count, name=name)))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(lambda: self.chosen.emit(name, usual))
        return button


class TagsField(EditorWidget):
    """The items of a list, in order. A text is shown as the items that Jekyll splits it into."""

    def __init__(self, placeholder: str = "", *, splits_text: bool = True) -> None:
        super().__init__()
        self._splits_text = splits_text
        self._items: list[Value] = []
        self._box = ChipBox()
        self._box.dropped.connect(self._take_drop)
        self._layout = FlowLayout(self._box)
        self._layout.setContentsMargins(5, 4, 5, 4)
        self.line = ChipLine()
        self.line.setObjectName("chipLine")
        self.line.setPlaceholderText(placeholder)
        self.line.setMinimumWidth(90)
        self.line.editingFinished.connect(self._take_line)  # Enter, or the focus goes
        self.line.textEdited.connect(self._tell_typed)
        self.line.backspaced.connect(lambda: self._remove_at(len(self._items) - 1))
        self.line.left.connect(lambda: self._focus(len(self._items) - 1))
        self._layout.addWidget(self.line)
        self.usual_forms = UsualForms()
        self.usual_forms.chosen.connect(self._replace)
        self.popup = NamePopup(self.line, lambda: {as_text(item) for item in self._items})
        self.popup.chosen.connect(self._take_name)
        self._likeness = Likeness({})
        self.setFocusProxy(self.line)
        stack(self, self._box, self.usual_forms)

    @property
    def items(self) -> list[Value]:
        """The items as they are now."""
        return list(self._items)

    def chips(self) -> list[Chip]:
        """The chips in order."""
        widgets = map(self._layout.widget_at, range(self._layout.count()))
        return [widget for widget in widgets if isinstance(widget, Chip)]

    def show_field(self, field: Field | None) -> None:
        """Show the items. What is being typed is the last one of the post already."""
        items = self._items_of(field.value if field else None)
        if not same(items, self._with_typed()):
            self.line.clear()
        elif self.line.text():
            return
        if not same(items, self._items):
            self._items = items
            self._rebuild()

    def suggest(self, counts: Mapping[str, int]) -> None:
        """Offer these names, and mark what is not among them."""
        if counts != self._likeness.counts:
            self._likeness = Likeness(counts)
            self.popup.offer(self._likeness)
            self._mark()

    def show_reading(self, on: bool) -> None:
        """Chips cannot be changed one by one: none comes or goes, or as usual."""
        self._box.setDisabled(on)
        self.usual_forms.setDisabled(on)

    def forget(self) -> None:
        """What was being typed was for the other post."""
        self.line.clear()

    def _items_of(self, value: Value) -> list[Value]:
        if isinstance(value, list):
            return list(value)
        if isinstance(value, str):
            return [*WORD.findall(value)] if self._splits_text else [value]
        return [] if value is None else [value]

    def _tell_typed(self, text: str) -> None:
        """A half-typed item is in the post at once: saving or leaving loses nothing."""
        if SEPARATOR in text:
            self._take_line()
        else:
            self.edited.emit(self._with_typed())

    def _take_line(self) -> None:
        items = self._with_typed()
        self.line.clear()
        if not same(items, self._items):
            self._change(items)

    def _take_name(self, name: str) -> None:
        """A name was chosen for what is being typed."""
        self.line.clear()
        self._change(self._items if name in self._items else [*self._items, name])

    def _replace(self, name: str, usual: str) -> None:
        """Put the usual form where `name` stands, unless the list has it already."""
        there = usual in self._items
        items = [usual if as_text(each) == name else each for each in self._items]
        self._change([each for each in self._items if as_text(each) != name] if there else items)
        self.line.setFocus()

    def _with_typed(self) -> list[Value]:
        """The items, and those in the line."""
        words = [word.strip() for word in self.line.text().split(SEPARATOR)]
        fresh = [word for word in dict.fromkeys(words) if word and word not in self._items]
        return [*self._items, *fresh]

    def _remove_at(self, index: int) -> None:
        if 0 <= index < len(self._items):
            had_focus = self.chips()[index].hasFocus()
            self._change(self._items[:index] + self._items[index + 1 :])
            self._focus(index if had_focus else -1)

    def _change(self, items: list[Value]) -> None:
        self._items = items
        self._rebuild()
        self.edited.emit(list(items))

    def _focus(self, index: int) -> None:
        chips = self.chips()
        (chips[index] if 0 <= index < len(chips) else self.line).setFocus()

    def _leave(self, chip: Chip, step: int) -> None:
        self._focus(max(self.chips().index(chip) + step, 0))

    def _step(self, chip: Chip, step: int) -> None:
        old = self.chips().index(chip)
        new = min(max(old + step, 0), len(self._items) - 1)
        self.move_item(old, new + (new > old))
        self._focus(new)

    def _rebuild(self) -> None:
        for chip in self.chips():
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for index, item in enumerate(self._items):
            chip = Chip(as_text(item))
            chip.removed.connect(lambda it: self._remove_at(self.chips().index(it)))
            chip.left_for.connect(self._leave)
            chip.moved.connect(self._step)
            self._layout.insert(index, chip)
            chip.show()  # now: a hidden one cannot take the focus
        self._mark()
        self._box.updateGeometry()
        self.updateGeometry()

    def _mark(self) -> None:
        """Mark the chips that are new to the site, or look like a slip."""
        forms: dict[str, tuple[str, int]] = {}
        for chip in self.chips():
            mark, sentence = None, ""
            if usual := self._likeness.usual(chip.item):
                count = self._likeness.counts[usual]
                forms[chip.item] = usual, count
                mark = Mark.NEAR
                sentence = self.tr("Looks like “{usual}” ({count})")
                sentence = sentence.format(usual=usual, count=count)
            elif self._likeness.counts and not self._likeness.counts.get(chip.item):
                mark, sentence = Mark.NEW, self.tr("New: no other post of the site has it")
            chip.show_mark(mark, sentence)
        self.usual_forms.show_forms(forms)

    def _take_drop(self, chip: Chip, point: QPoint) -> None:
        if chip in self.chips():
            self.move_item(self.chips().index(chip), self._index_at(point))

    def move_item(self, old: int, new: int) -> None:
        """Put the item `old` where the item `new` stands."""
        items = self.items
        item = items.pop(old)
        items.insert(new if new <= old else new - 1, item)
        if items != self._items:
            self._change(items)

    def _index_at(self, point: QPoint) -> int:
        """Before which chip something dropped at `point` goes."""
        for index, chip in enumerate(self.chips()):
            box = chip.geometry()
            if point.y() <= box.bottom() and point.x() < box.center().x():
                return index
        return len(self._items)
