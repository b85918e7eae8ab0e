"""kramdown as an extension of Python-Markdown: its block parser, tree processors and serializer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element, ElementTree

import markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from editor.jekyll.kramdown.attribute_lists import Attributes
from editor.jekyll.kramdown.blocks import read_block
from editor.jekyll.kramdown.chunks import Chunk
from editor.jekyll.kramdown.document import SHORT, Asked, Document, Heading
from editor.jekyll.kramdown.html_output import Writer
from editor.jekyll.kramdown.nodes import (
    CODE_SPAN,
    CONTENTS,
    MATH_SPAN,
    RAW,
    Node,
    blocks_in,
    take_apart,
)
from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.reader import Abbreviation, Definitions, Reader, Target
from editor.jekyll.kramdown.span_kinds import read_spans

MARK = "\x04"
NO_ABBREVIATIONS = (CODE_SPAN, MATH_SPAN, RAW, "abbr", "code", "script", "style")


class Converter:
    """Renders chunks of a text one after the other; each hears from `document` what they share."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.document = Document(Definitions(), options)
        self.chunk: Chunk | None = None  # the one that is converted now
        self._asked: list[Asked] = []
        self._headings: list[Heading] = []
        self._markdown = markdown.Markdown(extensions=[Kramdown(self)])
        # Python-Markdown sets its own when all extensions have been asked.
        self._markdown.serializer = self._serialized
        self._indent = 0

    def _serialized(self, root: Element) -> str:
        """The HTML of a chunk, in marks that keep the blanks at its ends from being stripped."""
        html = Writer(self).inside(root, self._indent - 2)
        take_apart(root)
        return f"<div>{MARK}{html}{MARK}</div>"

    def convert(
        self, chunk: Chunk, indent: int = 0
    ) -> tuple[str, tuple[Asked, ...], tuple[Heading, ...]]:
        """The HTML of a chunk `indent` columns deep, what it asked the document, its headings."""
        self._asked, self._headings = [], []
        self.chunk, self._indent = chunk, indent
        html = self._markdown.convert(chunk.text if chunk.text.strip() else MARK)
        html = html.removeprefix(MARK).removesuffix(MARK)
        return html, tuple(self._asked), tuple(self._headings)

    def ask(self, question: str, about: Any) -> Any:  # noqa: ANN401
        """Ask the document, and note question and answer."""
        answer = getattr(self.document, question)(about)
        self._asked.append(Asked(question, about, answer))
        return answer

    def link(self, label: str) -> Target | None:
        """The target that the text defines for a label."""
        return self.ask("link", label)

    def has_note(self, name: str) -> bool:
        """Is there a footnote of that name?"""
        return self.ask("has_note", name)

    def attributes(self, name: str) -> Attributes | None:
        """The attribute list that the text defines as `name`."""
        return self.ask("attributes", name)

    def add_heading(self, heading: Heading) -> None:
        """Note a heading of the chunk."""
        self._headings.append(heading)


class Kramdown(Extension):
    """Puts kramdown's dialect in the place of Python-Markdown's."""

    def __init__(self, converter: Converter) -> None:
        super().__init__()
        self._converter = converter

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Replace every stage that reads or writes Markdown."""
        converter = self._converter
        md.preprocessors = Registry()
        md.parser = Blocks(md, converter)
        md.treeprocessors = Registry()
        md.treeprocessors.register(Spans(md, converter), "spans", 30)
        md.treeprocessors.register(Abbreviations(md, converter), "abbreviations", 20)
        md.treeprocessors.register(AttributeLists(md, converter), "attribute lists", 10)
        md.postprocessors = Registry()


class Blocks(BlockParser):
    """Reads the blocks."""

    def __init__(self, md: markdown.Markdown, converter: Converter) -> None:
        super().__init__(md)
        self._converter = converter

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802
        """The blocks of the chunk, their texts not yet read."""
        root = Element("div")
        chunk = self._converter.chunk
        if chunk and chunk.nodes:
            root.extend(chunk.nodes)
            chunk.nodes.clear()  # they change as they are rendered
        else:
            options = chunk.options if chunk else self._converter.options
            reader = Reader(
                chunk.text if chunk else "\n".join(lines), Definitions(), options, read_block
            )
            root.extend(reader.read())
        return ElementTree(root)


class Stage(Treeprocessor):
    """A step that knows the converter."""

    def __init__(self, md: markdown.Markdown, converter: Converter) -> None:
        super().__init__(md)
        self.converter = converter


class Spans(Stage):
    """Reads the texts of the blocks."""

    def run(self, root: Element) -> None:
        """Fill each block that holds Markdown."""
        for node, in_html in blocks_in(root):
            if isinstance(node, Node) and node.source is not None:
                in_html = in_html or node.is_html
                read_spans(node.source, node, self.converter, in_html)


class Abbreviations(Stage):
    """Marks the abbreviations."""

    def run(self, root: Element) -> None:
        """Put `abbr` around each one in the texts that were read as Markdown."""
        if self.converter.document.terms is None:
            return
        for node, _ in blocks_in(root):
            if isinstance(node, Node) and node.source is not None:
                self._mark(node)

    def _mark(self, node: Element) -> None:
        node.text, children = self._split(node.text)
        for child in node:
            if child.tag not in NO_ABBREVIATIONS:
                self._mark(child)
            child.tail, behind = self._split(child.tail)
            children += (child, *behind)
        node[:] = children

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """The text before the first abbreviation, and the abbreviations with what is behind."""
        found = self._found_in(text) if text else []
        if not text or not found:
            return text, []
        nodes: list[Element] = []
        ends = [start for start, _, _ in found[1:]] + [len(text)]
        for (start, stop, abbreviation), end in zip(found, ends, strict=True):
            node = abbreviation_node(text[start:stop], abbreviation)
            node.tail = text[stop:end]
            nodes.append(node)
        return text[: found[0][0]], nodes

    def _found_in(self, text: str) -> list[tuple[int, int, Abbreviation]]:
        """Where abbreviations stand, but for those that have filled the page already."""
        return [
            each
            for each in self.converter.document.abbreviations_in(text)
            if each[2].length <= SHORT or self.converter.ask("may_give", each[2].length)
        ]


def abbreviation_node(text: str, abbreviation: Abbreviation) -> Node:
    """One abbreviation."""
    node = Node("abbr")
    node.text = text
    if abbreviation.title:
        node.set("title", abbreviation.title)
    if abbreviation.attributes:
        node.add_attributes(abbreviation.attributes)
    return node


class AttributeLists(Stage):
    """Gives the elements the attributes that were noted for them."""

    def run(self, root: Element) -> None:
        """Settle every element; a list named `toc` becomes the table of contents."""
        for node, _ in blocks_in(root):
            if not isinstance(node, Node) or node.attributes is None:
                continue
            if node.tag in ("ul", "ol") and "toc" in node.attributes.references:
                node.about = node.tag
                node.tag = CONTENTS
            node.settle(self.converter.attributes)
