"""The front matter of a post: read its fields; set, rename or remove one and leave the rest.

Nothing is ever written anew: a change replaces the characters of the one value, found by the
places that PyYAML reports, and is read back before it counts.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import yaml

from editor.post import splice
from editor.post.entry import Entry, entries_of
from editor.post.errors import FrontMatterError, YamlError
from editor.post.fences import Format
from editor.post.scalar import DATE_LIKE, Style, Timestamp, Value
from editor.post.splice import Habits, indented
from editor.post.yaml_reading import read, read_values


@dataclass(frozen=True)
class Field:
    """A key and its value, as they stand in the file."""

    key: str
    value: Value
    line: int  # in the file, from 1
    text: str  # the value as written
    style: Style
    shared: bool  # another field uses the value through an anchor: only the raw view edits it


@dataclass(frozen=True)
class FrontMatter:
    """The text between the fences; `first_line` is its line in the file, `newline` its line end."""

    text: str
    format: Format = Format.YAML
    first_line: int = 2
    newline: str = "\n"

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields in the order of the file, duplicates included. Raises YamlError."""
        return tuple(map(self._field, self.entries))

    @property
    def values(self) -> dict[str, Value]:
        """What each field reads as; the last of duplicates counts, `<<` is resolved.

        Raises YamlError.
        """
        return self._read[1]

    @cached_property
    def error(self) -> YamlError | None:
        """Why the fields cannot be read, if they cannot."""
        try:
            _ = self._read
        except YamlError as error:
            return error
        return None

    def set(self, name: str, value: Value) -> FrontMatter:
        """With the field `name` reading as `value`; a new field becomes the last one.

        Raises FrontMatterError where the field cannot be edited by itself.
        """
        if name in self.values and same(self.values[name], value):
            return self
        entry = self._entry(name)
        if entry is None:
            ways: Iterable[str] = self._added(name, value)
        else:
            self._refuse_shared(entry)
            old = self._field(entry).value
            ways = splice.replaced(entry, old, value, self._habits)
        return self._first_that_reads(ways, {**self.values, name: value}, name)

    def set_item(self, name: str, index: int, value: Value) -> FrontMatter:
        """With the item `index` of the list `name` reading as `value`, in the quotes it has.

        Raises FrontMatterError where the field is no list, or cannot be edited by itself.
        """
        entry, old = self._entry(name), self.values.get(name)
        if entry is None or not isinstance(old, list):
            raise FrontMatterError(f"“{name}” is no list.")
        self._refuse_shared(entry)
        new = [*old[:index], value, *old[index + 1 :]]
        ways = chain(
            splice.with_item(entry, index, value, self._habits),
            splice.replaced(entry, old, new, self._habits),
        )
        return self._first_that_reads(ways, {**self.values, name: new}, name)

    def set_yaml(self, name: str, yaml_text: str) -> FrontMatter:
        """With the field `name` holding the YAML `yaml_text`. Raises FrontMatterError."""
        value = read_nested(yaml_text)
        if name in self.values and same(self.values[name], value):
            return self
        entry = self._entry(name)
        if entry is None:
            fresh = splice.add_lines(self.text, f"{name}:", self._read[0], self._habits)
            return self._with(fresh).set_yaml(name, yaml_text)
        self._refuse_shared(entry)
        ways = splice.with_yaml(entry, yaml_text, self._habits)
        return self._first_that_reads(ways, {**self.values, name: value}, name)

    def rename(self, old: str, new: str) -> FrontMatter:
        """With the field `old` called `new`. Raises FrontMatterError."""
        if old not in self.values or old == new:
            return self
        if new in self.values or not new:
            raise FrontMatterError(f"The post has a field “{new}” already; remove it first.")
        result = self
        while (entry := result._entry(old)) is not None:
            result = self._with(splice.renamed(entry, new))
        expected = {new if key == old else key: value for key, value in self.values.items()}
        return self._first_that_reads([result.text], expected, old)

    def remove(self, name: str) -> FrontMatter:
        """Without the field `name`, its duplicates too. Raises FrontMatterError."""
        result = self
        while (entry := result._entry(name)) is not None:
            self._refuse_shared(entry)
            root = result._read[0]
            assert root is not None  # it holds the entry
            result = self._with(splice.removed(entry, root))
        if result is self:
            return self
        expected = {key: value for key, value in self.values.items() if key != name}
        for key in result.values.keys() - expected.keys():
            expected[key] = result.values[key]  # what a merge `<<` brings comes to light
        return self._first_that_reads([result.text], expected, name)

    @cached_property
    def _read(self) -> tuple[yaml.MappingNode | None, dict[str, Value]]:
        if self.format in (Format.TOML, Format.JSON):
            name = self.format.value.upper()
            raise YamlError(
                f"The front matter is {name}; it is shown and kept, and edited as text only.",
                max(self.first_line - 1, 1),
                1,
            )
        return read(self.text, self.first_line)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The same fields as PyYAML's nodes, for what stands inside a value. Raises YamlError."""
        return entries_of(self.text, self._read[0])

    def _entry(self, name: str) -> Entry | None:
        """The entry that counts: the last one called `name`."""
        return self._counting.get(name)

    @cached_property
    def _counting(self) -> dict[str, Entry]:
        """The entries that count by their names."""
        return {entry.name: entry for entry in self.entries}

    @cached_property
    def _line_ends(self) -> list[int]:
        return [each.start() for each in re.finditer("\n", self.text)]

    def _field(self, entry: Entry) -> Field:
        line = self.first_line + bisect_left(self._line_ends, entry.key.start_mark.index)
        value = self.values.get(entry.name)
        if self._entry(entry.name) is not entry:  # a duplicate that does not count
            value = entry.written
        return Field(entry.name, value, line, entry.written, entry.style, entry.shared)

    @cached_property
    def _habits(self) -> Habits:
        texts = Counter(
            field.style
            for field in self.fields
            if isinstance(field.value, str) and not DATE_LIKE.fullmatch(field.value)
        )
        lists = Counter(field.style for field in self.fields if isinstance(field.value, list))
        style = max((Style.PLAIN, Style.DOUBLE, Style.SINGLE), key=lambda each: texts[each])
        blocks = [entry for entry in self.entries if is_block_list(entry)]
        return Habits(
            text=style,
            quotes=max((Style.DOUBLE, Style.SINGLE), key=lambda each: texts[each]),
            block_lists=lists[Style.BLOCK] > lists[Style.FLOW],
            list_indent=" " * blocks[0].value.start_mark.column if blocks else splice.INDENTED,
            newline=self.newline,
        )

    def _added(self, name: str, value: Value) -> Iterable[str]:
        for habits in (self._habits, replace(self._habits, text=Style.DOUBLE, block_lists=False)):
            yield splice.added(self.text, name, value, self._read[0], habits)

    def _first_that_reads(
        self, ways: Iterable[str], expected: dict[str, Value], name: str
    ) -> FrontMatter:
        """The first of `ways` that reads as `expected`: what a writer trusts is read back."""
        for text in ways:
            changed = self._with(text)
            if changed.error is None and same(changed.values, expected):
                return changed
        raise FrontMatterError(
            f"The field “{name}” cannot be changed by itself; edit the front matter as text."
        )

    def _with(self, text: str) -> FrontMatter:
        return replace(self, text=text)

    def _refuse_shared(self, entry: Entry) -> None:
        if entry.shared:
            raise FrontMatterError(
                f"Other fields share the value of “{entry.name}” (by & and *); "
                "edit the front matter as text."
            )


def same(one: Value, other: Value) -> bool:
    """Are two values equal in kind as well: 1 is not true, 1.0 is not 1?"""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
        case list(), list():
            return len(one) == len(other) and all(map(same, one, other))
        case str(), str():
            return one == other
        case float(), float():
            return one == other or (math.isnan(one) and math.isnan(other))
        case _:
            return type(one) is type(other) and one == other


def read_value(yaml_text: str) -> Value:
    """What `yaml_text` reads as when it stands behind a key, on its line. Raises YamlError."""
    return read_values(f"value: {yaml_text.strip()}\n")["value"]


def typed_value(yaml_text: str) -> Value:
    """What a writer means by `yaml_text` as a field's value; a date is kept as it is given.

    Several lines are read as they stand below a key. Raises YamlError.
    """
    text = yaml_text.strip()
    value = read_nested(yaml_text) if "\n" in text else read_value(text)
    is_plain_date = isinstance(value, str) and text == value and DATE_LIKE.fullmatch(value)
    return Timestamp(value) if is_plain_date and isinstance(value, str) else value


def read_nested(yaml_text: str) -> Value:
    """What `yaml_text` reads as when it stands below a key, indented. Raises YamlError."""
    return read_values("value:\n" + indented(yaml_text, "\n"), 0)["value"]


def is_block_list(entry: Entry) -> bool:
    """Does the entry hold a list with one item a line?"""
    return entry.style is Style.BLOCK and isinstance(entry.value, yaml.SequenceNode)
