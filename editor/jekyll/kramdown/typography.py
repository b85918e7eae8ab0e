"""What becomes other characters: quotes, dashes, entities, escapes; and line breaks.

The rules for quotes are those of SmartyPants: https://daringfireball.net/projects/smartypants/
"""

from __future__ import annotations

import html
import re

from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.nodes import Node
from editor.jekyll.kramdown.spans import SpanReader

ESCAPED = ruby(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])")
ESCAPED_GFM = ruby(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=~-])")
BREAK = ruby(r"(?:  |\\\\?)(?=\n)")
ENTITY = ruby(r"&(?:[A-Za-z][\w:.-]*|#\d+|#[xX][0-9a-fA-F]+);")
SYMBOL = ruby(r"---?|\.\.\.|\\<<|\\>>|<< ?| ?>>")
NO_BREAK = "\u00a0"
LEFT_SINGLE, RIGHT_SINGLE, LEFT_DOUBLE, RIGHT_DOUBLE = range(4)
PUNCTUATION = r"[!\"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"

# Each rule sees the character before the quote if that is plain text too. The first that matches
# decides; (?P<kept>…) stays as it is, then come the quotes: "open" or "close", each of its kind.
RULES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (ruby(pattern), sides)
    for pattern, sides in (
        (r"(?P<kept>)[\"'](?=[_*]{1,2}\S)", ("open",)),
        (rf"(?P<kept>)[\"'](?={PUNCTUATION}(?!\.\.)(?u:\B))", ("close",)),
        (r"(?P<kept>\s?)\"'(?=\w)", ("open", "open")),
        (r"(?P<kept>\s?)'\"(?=\w)", ("open", "open")),
        (r"(?P<kept>\s?)'(?=\d\ds)", ("close",)),
        (r"(?P<kept>\s)[\"'](?=\w)", ("open",)),
        (r"(?P<kept>[^ \\\t\r\n\[{(\-])[\"']", ("close",)),
        (r"(?P<kept>)[\"'](?=\s|s(?u:\b)|$)", ("close",)),
        (r"(?P<kept>(?s:.?))[\"'](?=\w)", ("open",)),
        (r"(?P<kept>(?s:.?))[\"']", ("open",)),
    )
)


def read_quote(reader: SpanReader) -> bool:
    """A straight quote as the typographic one that stands there."""
    text, pos = reader.text, reader.pos
    has_before = pos > reader.run and text[pos - 1] != "\\"
    start = pos - 1 if has_before else pos
    for rule, sides in RULES:
        found = rule.match(text, start)
        if found and found.end() > pos:
            kept = found["kept"]
            quotes = text[start + len(kept) : found.end()]
            if has_before:
                kept = kept[1:]
            shown = "".join(
                typographic(reader, quote, side) for quote, side in zip(quotes, sides, strict=True)
            )
            reader.pos = found.end()
            return reader.add_symbol(kept + shown)
    return False


def typographic(reader: SpanReader, quote: str, side: str) -> str:
    """The typographic form of a straight quote."""
    kind = (LEFT_SINGLE if side == "open" else RIGHT_SINGLE) + (2 if quote == '"' else 0)
    return reader.options.smart_quotes[kind]


def read_symbol(reader: SpanReader) -> bool:
    """Dashes, an ellipsis, and guillemets."""
    if not reader.options.auto_typographic:
        return False
    found = reader.take(SYMBOL)
    if not found:
        return False
    return reader.add_symbol(symbol(reader, found[0]))


def symbol(reader: SpanReader, written: str) -> str:
    """What stands for a row of characters."""
    options = reader.options
    if written.startswith("\\"):
        return written[1:]
    names = {"-": "ndash", "--": "ndash", "---": "mdash", "...": "hellip"}
    if written in names:
        return options.symbol(names[written])
    name = "laquo" if "<" in written else "raquo"
    mark = options.symbol(name)
    if written.endswith(" "):
        return mark + NO_BREAK
    return NO_BREAK + mark if written.startswith(" ") else mark


def read_entity(reader: SpanReader) -> bool:
    """`&amp;` and the like: the character; an unknown name is text."""
    found = ENTITY.match(reader.text, reader.pos)
    if not found:
        return False
    shown = html.unescape(found[0])
    if shown == found[0]:
        return False
    reader.pos = found.end()
    return reader.add_symbol(shown)


def read_escape(reader: SpanReader) -> bool:
    r"""`\*`: the character itself."""
    found = reader.take(ESCAPED_GFM if reader.options.gfm else ESCAPED)
    if not found:
        return False
    reader.add_text(found[1])
    return True


def read_break(reader: SpanReader) -> bool:
    """Two blanks or a backslash at the end of a line."""
    found = BREAK.match(reader.text, reader.pos)
    if not found or (found[0] == "\\" and "html" in reader.tags):
        return False
    reader.pos = found.end()
    return reader.add(Node("br"))


def read_wrap(reader: SpanReader) -> bool:
    """The end of a line, where the site keeps them (`hard_wrap`)."""
    if not reader.options.hard_wrap or reader.pos + 1 >= len(reader.text):
        return False
    reader.add(Node("br"))
    reader.pos += 1
    reader.add_text("\n")
    return True
