"""The pages of a site as Jekyll writes them: Liquid, kramdown, and the layouts around."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from editor.jekyll.collections import collections_of
from editor.jekyll.contents import Contents, contents_of
from editor.jekyll.document import PAGES, Document
from editor.jekyll.drops import DocumentDrop, PageDrop, SiteDrop
from editor.jekyll.drops.drop import Drop
from editor.jekyll.drops.page_drop import static_file
from editor.jekyll.excerpt import excerpt_source
from editor.jekyll.kramdown import Options, to_html
from editor.jekyll.layouts import Layout, Layouts
from editor.jekyll.liquid import Kind, LiquidProblem, Scope, render
from editor.jekyll.liquid.values import Printed
from editor.jekyll.permalink import UnknownPlaceholder, is_markdown, url_of
from editor.jekyll.targets import Targets
from editor.site.defaults import merged
from editor.site.site import Site

JEKYLL = {"version": "4.3.1", "environment": "development"}
BEGIN, END = "\ufdd0", "\ufdd1"  # noncharacters: no text has them


@dataclass(frozen=True)
class Page:
    """A page, where in it the post's text stands, and what is wrong in the layouts."""

    before: str
    body: str
    after: str
    holds_body: bool  # does the text stand there as it was rendered, and only there?
    problems: tuple[LiquidProblem, ...] = ()

    @property
    def html(self) -> str:
        """The whole page."""
        return self.before + self.body + self.after


ByPath = dict[PurePosixPath, tuple[Document, str]]


@dataclass
class Made:
    """What was worked out of documents that have not changed since; pages share it."""

    bodies: ByPath = field(default_factory=ByPath)
    excerpts: ByPath = field(default_factory=ByPath)
    urls: ByPath = field(default_factory=ByPath)


class Pages:
    """Makes the pages of a site as it is at one moment."""

    def __init__(self, contents: Contents, made: Made | None = None) -> None:
        self.contents = contents
        self.site: Site = contents.site
        self.now: datetime = contents.now
        self._made = made or Made()
        self._drops: dict[PurePosixPath, Drop] = {}
        self._kept: dict[Any, Any] = {}
        self._rendered = 0  # how many documents Jekyll has rendered when it makes this page
        self._options = Options.of(self.site.config)
        self._targets = Targets(contents, self.url)
        self._include_folders = include_folders(self.site)

    def with_document(self, document: Document) -> Pages:
        """The same site with `document` in the place of its file."""
        if self.contents.shows(document):
            return self
        return Pages(self.contents.with_document(document), self._made)

    @cached_property
    def layouts(self) -> Layouts:
        """The layouts of the site."""
        return Layouts(self.site)

    def page(self, document: Document, body: str | None = None) -> Page:
        """The page of a document, in its layouts; `body` is its text's HTML if it is known."""
        if body is not None:
            self._made.bodies[document.path] = document, body
        self._rendered = self._order.get(document.path, len(self._order))
        body = self.body(document)
        self._rendered += 1  # while the layouts are filled in, the text is done
        return self._in_layouts(document, body)

    def body(self, document: Document) -> str:
        """The HTML of the document's text alone."""
        return remembered(self._made.bodies, document, self._body)

    def _body(self, document: Document) -> str:
        text = document.text
        if document.values.get("render_with_liquid") is not False:
            text = render(text, self.body_scope(document)).text
        return self._converted(text, document)

    def body_scope(self, document: Document) -> Scope:
        """What the document's text sees."""
        own = self._drop(document, document.text)
        layout = self.layouts.find(document.layout)
        return self._scope(document, own, layout.values if layout else {})

    # What the variables of templates ask for

    def url(self, document: Document) -> str:
        """The address, without the baseurl; "" where the permalink names what is not known."""
        return remembered(self._made.urls, document, self._url)

    def _url(self, document: Document) -> str:
        try:
            return url_of(document, self.site, self.now)
        except UnknownPlaceholder:
            return ""

    def content(self, document: Document) -> str:
        """The text of a document: rendered if Jekyll has come to it when it makes this page."""
        if document.collection == PAGES:
            return document.text
        order = self._order
        is_done = order.get(document.path, len(order)) < self._rendered
        return self.body(document) if is_done else document.text

    def excerpt(self, document: Document) -> str:
        """The HTML of the excerpt that Jekyll takes of the text."""
        return remembered(self._made.excerpts, document, self._excerpt)

    def _excerpt(self, document: Document) -> str:
        self._made.excerpts[document.path] = document, ""  # one that holds itself stays empty
        try:
            text = render(excerpt_source(document, self.site), self.body_scope(document)).text
        except Exception:  # the page that asks for it has no time left
            del self._made.excerpts[document.path]
            raise
        return self._converted(text, document)

    def neighbour(self, document: Document, step: int) -> Drop | None:
        """The variables of the one before (-1) or behind it (1) in its collection."""
        group = self._group(document.collection)
        at = self._places.get(document.path)
        if at is None or not 0 <= at + step < len(group):
            return None
        return self.drop(group[at + step])

    def drop(self, document: Document) -> Drop:
        """The variables of a document or page."""
        if document.path not in self._drops:
            self._drops[document.path] = self._drop(document)
        return self._drops[document.path]

    def _drop(self, document: Document, content: str | None = None) -> Drop:
        kind = PageDrop if document.collection == PAGES else DocumentDrop
        return kind(document, self, content)

    def _group(self, collection: str) -> tuple[Document, ...]:
        contents = self.contents
        return contents.posts if collection == "posts" else contents.collections.get(collection, ())

    @cached_property
    def _places(self) -> dict[PurePosixPath, int]:
        """Where each document stands in its collection."""
        groups = [self._group(name) for name in collections_of(self.site)]
        return {each.path: n for group in groups for n, each in enumerate(group)}

    @cached_property
    def _order(self) -> dict[PurePosixPath, int]:
        """The documents in the order in which Jekyll renders them; pages come last."""
        groups = [self._group(name) for name in collections_of(self.site)]
        paths = [each.path for group in groups for each in group]
        return {path: n for n, path in enumerate(paths)}

    def _scope(self, document: Document, own: Drop, layout: Mapping[str, Any]) -> Scope:
        site = SiteDrop(self.contents, self.drop, self._static, document)
        around_code = "\n" if is_markdown(document.path, self.site) else ""
        return Scope(
            {
                "site": site,
                "page": own,
                "layout": layout,
                "jekyll": JEKYLL,
                "paginator": None,
                "highlighter_prefix": around_code,
                "highlighter_suffix": around_code,
            },
            self.site,
            self._include_folders,
            Path(self.site.root, document.path),
            lambda text: to_html(text, self._options),
            self._targets,
            {"seo": seo, "feed_meta": feed},
            now=self.now,
            kept=self._kept,
        )

    def _static(self, file: Any) -> dict[str, Any]:  # noqa: ANN401
        return static_file(file, self)

    def _converted(self, text: str, document: Document) -> str:
        return to_html(text, self._options) if is_markdown(document.path, self.site) else text

    def _in_layouts(self, document: Document, body: str) -> Page:
        own, values = self._drop(document, body), dict[str, Any]()
        content = Printed(body, f"{BEGIN}{body}{END}")
        problems = [LiquidProblem(each, 1, Kind.TOO_MUCH) for each in self.contents.remarks]
        for layout in self.layouts.chain(document.layout):
            values = merged(layout.values, values)
            scope = self._scope(document, own, values)
            scope = replace(scope, variables={**scope.variables, "content": content})
            rendering = render(layout.text, scope)
            content = Printed(without_marks(rendering.text), rendering.text)
            problems += [placed(each, layout, self.site) for each in rendering.problems]
        return page_of(content, body, tuple(problems))


def remembered(made: ByPath, document: Document, make: Callable[[Document], str]) -> str:
    """What was made of the same document before, else what is made of it now."""
    known = made.get(document.path)
    if known is None or (known[0] is not document and known[0] != document):
        known = made[document.path] = document, make(document)
    return known[1]


def seo(context: Any, markup: str) -> str:  # noqa: ANN401 - Liquid is read when a tag runs
    """`{% seo %}`."""
    from editor.jekyll.seo_tag import seo_tag

    return seo_tag(context, markup)


def feed(context: Any, markup: str) -> str:  # noqa: ANN401
    """`{% feed_meta %}`."""
    from editor.jekyll.feed_meta import feed_meta

    return feed_meta(context, markup)


def page_of(html: Printed, body: str, problems: tuple[LiquidProblem, ...]) -> Page:
    """A page of which the marks say where the body stands."""
    before, _, rest = html.printed.partition(BEGIN)
    found, _, after = rest.partition(END)
    if found == body and BEGIN not in after and END not in after:
        return Page(before, body, after, True, problems)
    return Page(html, "", "", False, problems)


def without_marks(html: str) -> str:
    """The page as Jekyll writes it."""
    return html.replace(BEGIN, "").replace(END, "")


def placed(problem: LiquidProblem, layout: Layout, site: Site) -> LiquidProblem:
    """A problem of a layout, with the layout's name and the line in its file."""
    name = site.relative(layout.path) or layout.path.name
    line = problem.line + layout.lines_above
    return LiquidProblem(f"{name}, line {line}: {problem.message}", line)


def include_folders(site: Site) -> list[Path]:
    """Where `include` looks: the site's folder before the theme's."""
    own, theme = site.folder("includes_dir", "_includes"), site.theme
    return [own, theme / "_includes"] if theme else [own]


def pages_of(site: Site, before: Pages | None = None) -> Pages:
    """The pages of the site as it is now; `before` goes on where nothing has changed."""
    contents = contents_of(site)
    if before and before.contents is contents:
        return before
    return Pages(contents)
