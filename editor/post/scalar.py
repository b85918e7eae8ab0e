"""How a value is written in YAML so that PyYAML and Ruby read the same thing back."""

from __future__ import annotations

import math
import re
from enum import StrEnum

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]


class Timestamp(str):
    """A date as written, such as 2025-12-03T01:57:20: a text that needs no quotes."""

    __slots__ = ()


class Style(StrEnum):
    """How a value stands in the file."""

    PLAIN = "plain"
    SINGLE = "single"
    DOUBLE = "double"
    LITERAL = "literal"
    FOLDED = "folded"
    FLOW = "flow"
    BLOCK = "block"
    EMPTY = "empty"


DATE_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt \t].*)?")

# Unquoted, YAML 1.1 or Ruby's Psych (ScalarScanner#tokenize) read these as something else than
# a text: numbers (Ruby takes commas, base 60 and 0o too), dates, symbols, booleans, null.
NOT_A_TEXT = re.compile(
    r"""
      [-+]?\.?[0-9][0-9_,.]*(?:[eE][-+]?[0-9]+)?      # 1  1.10  007  1,000  1_000  1e3
    | [-+]?\.[0-9_,]*(?:[eE][-+]?[0-9]+)?             # .5  .
    | [-+]?0(?:x[0-9a-fA-F_,]+|o[0-7_,]+|b[01_,]+)
    | [-+]?[0-9][0-9_,]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?   # 12:30
    | [-+]?\.(?:inf|nan)
    | \d{4}-\d{1,2}-\d{1,2}(?:[Tt\ \t].*)?
    | :.*
    | yes|no|on|off|true|false|null|~|=|<<
    """,
    re.VERBOSE | re.IGNORECASE,
)
UNSAFE_START = re.compile(r"[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`]|---|\.\.\.|\s")
UNSAFE_INSIDE = re.compile(r":(?:\s|$)|\s#|\s$")
UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]|:[,\[\]{}]|^[-?:]")
# What YAML 1.1 calls printable, less the line breaks that a plain or single-quoted text folds.
UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\x00": "\\0",
    "\x1b": "\\e",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
ESCAPED = re.compile('[\\\\"]|' + UNPRINTABLE.pattern)


def write(value: Value, style: Style, *, in_flow: bool = False) -> str:
    """`value` on one line; a text in `style` as far as it can stand in it.

    `in_flow` says that it stands inside [ ] or { }.
    """
    match value:
        case str():
            return write_text(value, style, in_flow=in_flow)
        case list():
            return f"[{', '.join(write(item, style, in_flow=True) for item in value)}]"
        case dict():
            pairs = (
                f"{write(key, Style.PLAIN, in_flow=True)}: {write(item, style, in_flow=True)}"
                for key, item in value.items()
            )
            return f"{{{', '.join(pairs)}}}"
        case _:
            return write_other(value)


def write_text(text: str, style: Style, *, in_flow: bool = False) -> str:
    """A text on one line, in quotes where `style` says so or where it cannot do without."""
    if UNPRINTABLE.search(text):
        return double_quoted(text)
    if style is Style.SINGLE:
        return single_quoted(text)
    if style is Style.DOUBLE or not can_be_plain(text, in_flow=in_flow):
        return double_quoted(text)
    return text


def write_other(value: float | bool | None) -> str:
    """A number, a boolean or null."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float() if math.isnan(value):
            return ".nan"
        case float() if math.isinf(value):
            return ".inf" if value > 0 else "-.inf"
        case float():
            return float_text(value)
        case _:
            return str(value)


def float_text(value: float) -> str:
    """A float as YAML 1.1 reads it: it wants a dot, and a sign in the exponent."""
    mantissa, e, exponent = repr(value).partition("e")
    if not e:
        return mantissa
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{int(exponent):+03d}"


def can_be_plain(text: str, *, in_flow: bool = False) -> bool:
    """Is `text` without quotes read as this very text, here and by Ruby?"""
    if isinstance(text, Timestamp):
        return DATE_LIKE.fullmatch(text) is not None and not UNSAFE_INSIDE.search(text)
    if not text or NOT_A_TEXT.fullmatch(text) or UNSAFE_START.match(text):
        return False
    if UNSAFE_INSIDE.search(text) or "{{" in text or "{%" in text:
        return False
    return not (in_flow and UNSAFE_IN_FLOW.search(text))


def single_quoted(text: str) -> str:
    """`text` in single quotes; it must be printable and on one line."""
    return "'" + text.replace("'", "''") + "'"


def double_quoted(text: str) -> str:
    """`text` in double quotes; whatever cannot stand there is escaped."""
    return '"' + ESCAPED.sub(lambda match: escape(match[0]), text) + '"'


def escape(character: str) -> str:
    r"""One character as YAML escapes it between double quotes: \n, \x07, \u200b."""
    code = ord(character)
    wide = "x%02x" if code < 0x100 else "u%04x" if code < 0x10000 else "U%08x"
    return ESCAPES.get(character) or "\\" + wide % code


def block_scalar(text: str, style: Style, indent: str, comment: str, line_end: str) -> str | None:
    """`text` as a literal or folded block, header first; None where it cannot stand in one."""
    lines = text.split("\n")
    if not text.strip() or any(UNPRINTABLE.search(line.replace("\t", "")) for line in lines):
        return None
    folds = style is Style.FOLDED and not any(line[:1] in (" ", "\t") for line in lines)
    content = text.rstrip("\n")
    ending = len(text) - len(content)
    chomping = "-" if ending == 0 else "" if ending == 1 else "+"
    # An indentation indicator, where the first line would be taken for the indentation.
    indicator = str(len(indent)) if content[:1] in (" ", "\n") else ""
    written = re.sub("\n+", lambda m: m[0] + "\n", content) if folds else content
    rows = [indent + row if row else row for row in written.split("\n")]
    rows += [""] * (ending - 1 if ending > 1 else 0)
    header = f"{'>' if folds else '|'}{indicator}{chomping}{comment}"
    return line_end.join([header, *rows])
