"""Which widget edits which field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from editor.post.front_matter import Field
from editor.post.scalar import Style, Value
from editor.site.place import Place
from editor.ui.form.choice_fields import LayoutField, SwitchField
from editor.ui.form.date_field import DateField
from editor.ui.form.editor_widget import EditorWidget
from editor.ui.form.image_field import AsksForImage, ImageField
from editor.ui.form.tags_field import TagsField
from editor.ui.form.text_fields import ExcerptField, LineField, NumberField, TitleField, YamlField

LONG_TEXT = 120  # characters from which a text gets several lines

# The fields that every post may have, in the order of the form; the others follow.
OFFERED = ("title", "date", "tags", "categories", "image", "excerpt", "author", "layout")


@dataclass(frozen=True)
class Kind:
    """A kind of widget: its name, and how one is made."""

    name: str
    make: Callable[[], EditorWidget]


def kind_of(name: str, field: Field | None, place: Place, questions: AsksForImage) -> Kind:
    """The widget for the field `name`; `field` is None where the post lacks it."""
    value = field.value if field else None
    if is_nested(value):
        return Kind("yaml", YamlField)
    if name in ("tags", "categories"):
        return Kind("tags", lambda: TagsField(translate("Add, then Enter or comma")))
    if isinstance(value, list):
        return Kind("list", lambda: TagsField(translate("Add…"), splits_text=False))
    known: dict[str, Callable[[], EditorWidget]] = {
        "title": TitleField,
        "date": DateField,
        "image": lambda: ImageField(place, questions),
        "excerpt": lambda: ExcerptField(translate("What the post is about, for lists and feeds")),
        "layout": LayoutField,
    }
    if name in known:
        return Kind(name, known[name])
    if isinstance(value, bool):
        return Kind("switch", SwitchField)
    if isinstance(value, int | float):
        return Kind("number", NumberField)
    return Kind("long text", ExcerptField) if is_long(field) else Kind("text", LineField)


def is_nested(value: Value) -> bool:
    """Is it a mapping, or a list that holds more than plain items?"""
    if isinstance(value, dict):
        return True
    return isinstance(value, list) and any(isinstance(item, list | dict) for item in value)


def is_long(field: Field | None) -> bool:
    """Does the text need several lines?"""
    if field is None or not isinstance(field.value, str):
        return False
    is_block = field.style in (Style.LITERAL, Style.FOLDED)
    return is_block or len(field.value) > LONG_TEXT or len(field.value.splitlines()) > 1


def label_of(name: str) -> str:
    """A field's name as the form shows it."""
    return {
        "title": translate("Title"),
        "date": translate("Date"),
        "tags": translate("Tags"),
        "categories": translate("Categories"),
        "image": translate("Image"),
        "excerpt": translate("Excerpt"),
        "author": translate("Author"),
        "layout": translate("Layout"),
    }.get(name, name)


def translate(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("form", text)
