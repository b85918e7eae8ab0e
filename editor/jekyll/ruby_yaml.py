"""YAML as Jekyll's templates see it: read by Ruby's rules, with times in the zone of the site."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timezone, tzinfo
from typing import Any, cast

import yaml

from editor.jekyll.date import BEYOND
from editor.jekyll.date_text import parts_of
from editor.jekyll.psych import CLOCK, RADIX, is_symbol, taken_for
from editor.post.yaml_reading import (
    MOST_NODES,
    BoundLoader,
    check_bounds,
    check_size,
    errors_placed,
)

TAG = "tag:yaml.org,2002:"
TAGS = {
    "nothing": f"{TAG}null",
    "true or false": f"{TAG}bool",
    "a date": f"{TAG}timestamp",
    "a number": f"{TAG}float",
    None: f"{TAG}str",
}
TRUE = ("yes", "true", "on")


class RubyLoader(BoundLoader):
    """PyYAML's safe loader with Psych's idea of what an unquoted text is."""

    zone: tzinfo | None = None
    takes_symbols = True

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:  # noqa: ANN401
        """The tag of a node that has none."""
        if kind is not yaml.ScalarNode or not implicit[0]:
            return cast("str", super().resolve(kind, value, implicit))  # pyright: ignore
        if value == "<<":
            return f"{TAG}merge"
        if not self.takes_symbols and is_symbol(value or ""):
            raise yaml.MarkedYAMLError(problem=f"{value} is a symbol")
        return TAGS[taken_for(value or "")]


def load(
    text: str,
    zone: tzinfo | None = None,
    first_line: int = 1,
    takes_symbols: bool = True,
    most: int = MOST_NODES,
) -> Any:  # noqa: ANN401
    """The value that the YAML `text` says; its times stand in `zone`.

    Raises YamlError, with the line counted from `first_line`. A Ruby that loads nothing unsafe,
    as Debian's, refuses symbols (`:name`): then it does not take them. `most`: values in it.
    """
    with errors_placed(text, first_line):
        check_bounds(text, most)
        loader: Any = RubyLoader(text)
        loader.zone, loader.takes_symbols = zone, takes_symbols
        try:
            node = loader.get_single_node()
            if node is None:
                return None
            check_size(node, text)
            return loader.construct_document(node)
        finally:
            loader.dispose()


def number_of(loader: RubyLoader, node: yaml.ScalarNode) -> int | float:  # noqa: ARG001
    """`1,000`, `0x1f`, `012`, `1_0.5`, `12:30`, `.inf`."""
    written, text = str(node.value), re.sub("[,_]", "", node.value).lower()
    if RADIX.fullmatch(written):
        return with_radix(text)
    if CLOCK.fullmatch(written) and ":" in written:
        return seconds_of(text)
    return float(text.replace(".inf", "inf").replace(".nan", "nan")) if "." in text else int(text)


def with_radix(text: str) -> int:
    """A number in hexadecimal, binary, or, after a zero, octal digits."""
    digits = text.lstrip("+-")
    base = {"0x": 16, "0b": 2}.get(digits[:2], 8)
    value = int(digits, base)
    return -value if text.startswith("-") else value


def seconds_of(text: str) -> int | float:
    """`1:30:00` as seconds; `12:30`, too, are hours and minutes to Ruby."""
    parts = [float(part) if "." in part else int(part) for part in text.split(":")]
    return sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))


def moment_of(loader: RubyLoader, node: yaml.ScalarNode) -> datetime | date | str:
    """A day, or a time, in the zone of the site unless one is written; else the text itself."""
    parts = parts_of(node.value)
    if parts is None or not parts.is_possible:
        return str(node.value)
    if not parts.is_yaml_time:
        return date(parts.year, parts.month, parts.day)
    try:
        offset = parts.yaml_offset
        if offset is None:
            return parts.local.replace(tzinfo=UTC).astimezone(loader.zone)
        return parts.local.replace(tzinfo=timezone(offset))
    except BEYOND:
        return str(node.value)


def truth_of(loader: RubyLoader, node: yaml.ScalarNode) -> bool:  # noqa: ARG001
    """`yes`, `On`, `false`."""
    return node.value.lower() in TRUE


def nothing(loader: RubyLoader, node: yaml.ScalarNode) -> None:
    """`~`, `null`, or nothing written."""


for _name, _make in {
    "null": nothing,
    "bool": truth_of,
    "float": number_of,
    "int": number_of,
    "timestamp": moment_of,
}.items():
    RubyLoader.add_constructor(f"{TAG}{_name}", _make)
