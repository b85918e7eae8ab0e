"""One block of Markdown to HTML, with Python-Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from editor.jekyll.attribute_lines import with_attributes
from editor.jekyll.document import Asked, Document, Heading, base_id
from editor.jekyll.liquid import as_fence, hide_tags, marked_tags, named_tags
from editor.jekyll.list_indent import with_deep_lists

EXTENSIONS = (
    "tables",
    "def_list",
    "attr_list",
    "md_in_html",
    "sane_lists",
    "smarty",
    "pymdownx.superfences",
    "pymdownx.highlight",
    "pymdownx.tilde",
    "pymdownx.tasklist",
)
OPTIONS: dict[str, dict[str, object]] = {
    "pymdownx.highlight": {"guess_lang": False, "css_class": "highlight", "auto_title": False},
    "pymdownx.tilde": {"subscript": False},
}
NOTE = r"\[\^([^\]]+)\](?!:)"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
CODE = ("```", "~~~", "    ", "\t")


class Converter:
    """Renders blocks one after the other; each hears from `document` what they share."""

    def __init__(self) -> None:
        self.document = Document()
        self._asked: list[Asked] = []
        self._headings: list[Heading] = []
        extensions = [*EXTENSIONS, Shared(self)]
        self._markdown = markdown.Markdown(extensions=extensions, extension_configs=OPTIONS)
        self._markdown.references = Links(self)  # pyright: ignore[reportAttributeAccessIssue]

    def convert(self, text: str) -> tuple[str, tuple[Asked, ...], tuple[Heading, ...]]:
        """The HTML of a block, what it asked the document, and its headings."""
        self._asked, self._headings = [], []
        self._markdown.reset()
        text, tags = prepared(text)
        html = marked_tags(self._markdown.convert(text), tags)
        headings = [replace(each, text=named_tags(each.text, tags)) for each in self._headings]
        return html, tuple(self._asked), tuple(headings)

    def ask(self, question: str, about: Any) -> Any:  # noqa: ANN401
        """Ask the document, and note question and answer."""
        answer = getattr(self.document, question)(about)
        self._asked.append(Asked(question, about, answer))
        return answer

    def add_heading(self, heading: Heading) -> None:
        """Note a heading of the block."""
        self._headings.append(heading)


def prepared(text: str) -> tuple[str, list[str]]:
    """A block as Python-Markdown reads it alike, and the Liquid tags hidden in it."""
    text = as_fence(text)
    if text.startswith(CODE):
        return text, []
    return hide_tags(with_deep_lists(with_attributes(text)))


class Links(MutableMapping[str, tuple[str, str | None]]):
    """The document's link definitions, as the dictionary that Python-Markdown looks them up in."""

    def __init__(self, converter: Converter) -> None:
        self._converter = converter

    def __getitem__(self, label: str) -> tuple[str, str | None]:
        found = self._converter.ask("link", label)
        if found is None:
            raise KeyError(label)
        return found

    def __contains__(self, label: object) -> bool:
        return self._converter.ask("link", str(label)) is not None

    def __setitem__(self, label: str, definition: tuple[str, str | None]) -> None:
        """A definition inside a block (a quote, a list) holds for the rest of the text."""
        self._converter.ask("define", (label, definition))

    def __delitem__(self, label: str) -> None:
        del self._converter.document.links[label]

    def clear(self) -> None:
        """Nothing: Python-Markdown empties its dictionary at each block; the text has just one."""

    def __iter__(self) -> Iterator[str]:
        return iter(self._converter.document.links)

    def __len__(self) -> int:
        return len(self._converter.document.links)


class Shared(Extension):
    """Lets the blocks ask the document instead of Python-Markdown's own whole-text memory."""

    def __init__(self, converter: Converter) -> None:
        super().__init__()
        self._converter = converter

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Register what renders footnote marks, heading ids and abbreviations."""
        md.inlinePatterns.register(NoteMark(NOTE, self._converter), "note", 175)
        md.treeprocessors.register(HeadingIds(md, self._converter), "heading ids", 5)
        md.treeprocessors.register(Abbreviations(md, self._converter), "abbreviations", 7)


class NoteMark(InlineProcessor):
    """`[^1]`: the raised number that leads to the footnote."""

    def __init__(self, pattern: str, converter: Converter) -> None:
        super().__init__(pattern)
        self._converter = converter

    def handleMatch(  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ElementTree.Element | None, int | None, int | None]:
        """The mark, written as kramdown does; a footnote that is not defined stays text."""
        label = m[1]
        found = self._converter.ask("note", label)
        if found is None:
            return None, None, None
        number, nth = found
        place = f"fnref:{label}" + (f":{nth - 1}" if nth > 1 else "")
        mark = ElementTree.Element("sup", {"id": place})
        link = ElementTree.SubElement(
            mark, "a", {"href": f"#fn:{label}", "class": "footnote", "rel": "footnote"}
        )
        link.set("role", "doc-noteref")
        link.text = str(number)
        return mark, m.start(0), m.end(0)


class HeadingIds(Treeprocessor):
    """Gives each heading the id that links lead to."""

    def __init__(self, md: markdown.Markdown, converter: Converter) -> None:
        super().__init__(md)
        self._converter = converter

    def run(self, root: ElementTree.Element) -> None:
        """Set the ids, and note the headings."""
        for element in root.iter():
            if element.tag in HEADINGS:
                text = "".join(element.itertext())
                if "id" not in element.attrib:
                    element.set("id", self._converter.ask("heading_id", base_id(text)))
                level = int(element.tag[1])
                self._converter.add_heading(Heading(level, element.get("id", ""), text))


class Abbreviations(AbbrTreeprocessor):
    """Python-Markdown's own, with the document's definitions."""

    def __init__(self, md: markdown.Markdown, converter: Converter) -> None:
        super().__init__(md, {})
        self._converter = converter

    def run(self, root: ElementTree.Element) -> ElementTree.Element | None:
        """Mark the abbreviations in the block."""
        self.abbrs = self._converter.ask("abbreviations_in", "".join(root.itertext()))
        return super().run(root)
