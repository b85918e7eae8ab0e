"""What a text defines in lines of its own: links, footnotes, abbreviations, attributes, options."""

from __future__ import annotations

import re
from dataclasses import replace

from editor.jekyll.kramdown import grammar
from editor.jekyll.kramdown.attribute_lists import Attributes, read_attributes
from editor.jekyll.kramdown.grammar import ID, MARGIN, SPACE, LongPattern, ruby
from editor.jekyll.kramdown.link_definitions import link_definition
from editor.jekyll.kramdown.nodes import BLANK, END, RAW, Node, text_node
from editor.jekyll.kramdown.paragraphs import INDENTS
from editor.jekyll.kramdown.reader import Abbreviation, Reader, Target

NOTE = LongPattern(rf"{MARGIN}\[\^({ID})\]:[ \t]*?([^\n]*\n(?:{grammar.CODE_BLOCK})?)")
ABBREVIATION = ruby(rf"{MARGIN}\*\[([^\n]+?)\]:([^\n]*)\n")
EXTENSION = ruby(rf"{MARGIN}\{{::(\w+)(?:\s((?:\\\}}|[^}}]){{0,2000}}?))?(/)?\}}[ \t]*\n")
BLANKS = ruby(r"\s+")
DEFINED = ("link", "abbreviation", "note")  # a list of attributes behind one is its own


def label_of(text: str) -> str:
    """A link's label as it is looked up: without regard to case and to the kind of blanks."""
    return BLANKS.sub(" ", text).strip(SPACE).lower()


def read_link(reader: Reader) -> bool:
    """`[label]: url "title"`."""
    found = link_definition(reader.text, reader.pos)
    if not found:
        return False
    reader.pos = found.end
    attributes, reader.pending = reader.pending, None
    label = label_of(found.label)
    reader.definitions.links[label] = Target(found.url, found.title, attributes)
    end_definition(reader, "link", label)
    return True


def read_note(reader: Reader) -> bool:
    """`[^name]: text`, with indented lines below."""
    found = reader.take(NOTE)
    if not found:
        return False
    name = found[1]
    reader.definitions.notes[name] = INDENTS.sub("", found[2].lstrip(" \t"), concurrent=True)
    reader.definitions.note_attributes.pop(name, None)
    if reader.pending:
        reader.definitions.note_attributes[name], reader.pending = reader.pending, None
    end_definition(reader, "note", name)
    return True


def read_abbreviation(reader: Reader) -> bool:
    """`*[HTML]: Hyper Text Markup Language`."""
    found = reader.take(ABBREVIATION)
    if not found:
        return False
    name = BLANKS.sub(" ", found[1]).strip(SPACE)
    attributes, reader.pending = reader.pending, None
    reader.definitions.abbreviations[name] = Abbreviation(found[2].strip(SPACE), attributes)
    end_definition(reader, "abbreviation", name)
    return True


def end_definition(reader: Reader, kind: str, name: str) -> None:
    """A definition ends the block above, and takes the attribute list below."""
    reader.end_block(kind)
    reader.nodes[-1].source = name


def read_attribute_list(reader: Reader) -> bool:
    """`{: .class}` gives attributes to the block above, else to the one below."""
    found = reader.take(grammar.attributes)
    if not found:
        return False
    attributes = read_attributes(found[1])
    last = reader.last
    if last is not None and last.tag == END and last.about in DEFINED:
        add_to_definition(reader, last, attributes)
    elif last is not None and last.tag not in (BLANK, END):
        last.add_attributes(attributes)
    else:
        pending = reader.pending
        reader.pending = pending + attributes if pending else attributes
        return True
    if not reader.sees(grammar.attributes):
        reader.end_block("attributes")
    return True


def add_to_definition(reader: Reader, mark: Node, attributes: Attributes) -> None:
    """Give attributes to the definition just above."""
    name = mark.source or ""
    definitions = reader.definitions
    if mark.about == "link":
        target = definitions.links[name]
        definitions.links[name] = replace(target, attributes=joined(target, attributes))
    elif mark.about == "abbreviation":
        abbreviation = definitions.abbreviations[name]
        definitions.abbreviations[name] = replace(
            abbreviation, attributes=joined(abbreviation, attributes)
        )
    else:
        definitions.note_attributes[name] = attributes


def joined(definition: Target | Abbreviation, attributes: Attributes) -> Attributes:
    """The attributes of a definition and those of one more list."""
    return definition.attributes + attributes if definition.attributes else attributes


def read_defined_attributes(reader: Reader) -> bool:
    """`{:name: .class}`: attributes to be used by their name."""
    found = reader.take(grammar.defined_attributes)
    if not found:
        return False
    known = reader.definitions.attributes.get(found[1])
    attributes = read_attributes(found[2])
    reader.definitions.attributes[found[1]] = known + attributes if known else attributes
    reader.end_block("defined attributes")
    return True


def read_extension(reader: Reader) -> bool:
    """`{::comment}`, `{::nomarkdown}` and `{::options}`, with `{:/}` at the end or not."""
    found = EXTENSION.match(reader.text, reader.pos)
    if not found or found[1] not in EXTENSIONS:
        return False
    body, end = "", found.end()
    if not found[3]:
        closing = ruby(rf"^{MARGIN}\{{:/(?:{found[1]})?\}}[ \t]*\n", re.MULTILINE)
        stop = reader.search(closing, end)
        if not stop:
            return False
        body, end = reader.text[end : stop.start()], stop.end()
    reader.pos = end
    EXTENSIONS[found[1]](reader, dict(read_attributes(found[2] or "").pairs), body)
    return True


def comment(reader: Reader, _: dict[str, str], body: str) -> None:
    """What is not to be published."""
    reader.add(text_node(RAW, f"<!-- {body.strip(SPACE).replace('--', '&#45;&#45;')} -->"))


def nomarkdown(reader: Reader, given: dict[str, str], body: str) -> None:
    """HTML, taken as it stands; for other types of output nothing."""
    if body and "html" in given.get("type", "html").split():
        reader.add(text_node(RAW, body))


def options(reader: Reader, given: dict[str, str], _: str) -> None:
    """Options of kramdown: some hold from here on, those of the output for the whole text."""
    reader.options = reader.options.changed(given)
    reader.definitions.options.update(given)
    reader.end_block("options")


EXTENSIONS = {"comment": comment, "nomarkdown": nomarkdown, "options": options}
