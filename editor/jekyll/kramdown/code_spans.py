"""Code and formulas in a line of text, and what attribute lists and extensions do there."""

from __future__ import annotations

from editor.jekyll.kramdown.attribute_lists import INSIDE, read_attributes
from editor.jekyll.kramdown.grammar import SPACE, ruby
from editor.jekyll.kramdown.nodes import CODE_SPAN, MATH_SPAN, RAW, Node, text_node
from editor.jekyll.kramdown.spans import SpanReader

TICKS = ruby(r"`+")
FORMULA = ruby(r"\$\$((?s:.*?))\$\$")
ATTRIBUTES = ruby(rf"\{{:(?!:|/)({INSIDE})\}}")
EXTENSION = ruby(r"\{::(\w+)(?:\s((?:\\\}|[^}]){0,2000}?))?(/)?\}")


def read_code(reader: SpanReader) -> bool:
    """Code between backticks: as many behind as before."""
    found = TICKS.match(reader.text, reader.pos)
    if found is None:
        return False
    ticks = found[0]
    after = reader.text[found.end() : found.end() + 1]
    before = reader.before()
    end = reader.text.find(ticks, found.end())
    is_text = len(ticks) == 1 and before in SPACE and (after != "" and after in SPACE)
    if is_text or end < 0:
        reader.pos = found.end()
        reader.add_text(ticks)
        return True
    code = reader.text[found.end() : end]
    if len(ticks) > 1:
        code = code.removeprefix(" ").removesuffix(" ")
    reader.pos = end + len(ticks)
    return reader.add(text_node(CODE_SPAN, code))


def read_formula(reader: SpanReader) -> bool:
    """A formula between `$$`."""
    found = reader.take(FORMULA)
    return bool(found) and reader.add(text_node(MATH_SPAN, found[1].strip(SPACE)))


def read_escaped_formula(reader: SpanReader) -> bool:
    r"""`\$$`: no formula."""
    if not reader.text.startswith("\\$$", reader.pos):
        return False
    reader.pos += 3
    reader.add_text("$$")
    return True


def read_attribute_list(reader: SpanReader) -> bool:
    """`{: .class}` right behind a span gives it attributes."""
    found = ATTRIBUTES.match(reader.text, reader.pos) if reader.has_ahead("}") else None
    if not found:
        return False
    last = None if reader.frame.texts else reader.frame.last
    if reader.symbol_end == reader.pos:  # behind an entity or a quote it has no effect
        reader.pos = reader.symbol_end = found.end()
        return True
    if not isinstance(last, Node):
        return False
    reader.pos = found.end()
    last.add_attributes(read_attributes(found[1]))
    return True


def read_extension(reader: SpanReader) -> bool:
    """`{::comment}`, `{::nomarkdown}` and `{::options}` in a line."""
    found = EXTENSION.match(reader.text, reader.pos) if reader.has_ahead("}") else None
    if not found or found[1] not in ("comment", "nomarkdown", "options"):
        return False
    body, end = "", found.end()
    if not found[3]:
        stop = reader.search(ruby(rf"\{{:/(?:{found[1]})?\}}"), end)
        if not stop:
            return False
        body, end = reader.text[end : stop.start()], stop.end()
    reader.pos = end
    kinds = dict(read_attributes(found[2] or "").pairs).get("type", "html").split()
    if found[1] == "nomarkdown" and "html" in kinds:
        reader.add(text_node(RAW, body))
    elif found[1] == "comment":
        reader.add(text_node(RAW, f"<!-- {body.strip(SPACE).replace('--', '&#45;&#45;')} -->"))
    return True
