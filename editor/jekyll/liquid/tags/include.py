"""`include`, `include_cached`, `include_relative`: other files of the site in this one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import TextIO

from liquid import RenderContext, Token
from liquid.ast import Node

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.expressions import Value, expression
from editor.jekyll.liquid.failures import Failure, Stopped
from editor.jekyll.liquid.parsing import JekyllTag, Stream
from editor.jekyll.liquid.syntax import BadSyntax
from editor.jekyll.liquid.template_files import FileTemplate, file_template, inside
from editor.jekyll.liquid.templates import Template, template
from editor.jekyll.liquid.values import LiquidValue

PARAMETER = re.compile(
    r"([\w-]+)\s*=\s*"
    r"(?:\"([^\"\\]*(?:\\.[^\"\\]*)*)\"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))",
    re.ASCII,
)
PARAMETERS = re.compile(rf"\s*(?:{PARAMETER.pattern}(?=\s|\Z)\s*)*", re.ASCII)
COMPUTED = re.compile(
    r"(?P<file>[^{]*(?:\{\{\s*[\w\-.]+\s*(?:\|.*)?\}\}[^\s{}]*)+)(?P<parameters>.*)",
    re.DOTALL | re.ASCII,
)
FILE_NAME = re.compile(r"[\w/.\-()+~#@]+", re.ASCII)
TWO_DOTS = re.compile(r"[./]{2,}")


class Include(Node):
    """Another file, run here with parameters of its own."""

    __slots__ = ("computed", "file", "parameters")

    def __init__(self, token: Token, file: str, parameters: dict[str, Value] | None) -> None:
        super().__init__(token)
        self.file, self.parameters = file, parameters
        self.computed = template(file) if "{{" in file else None
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write what the file gives."""
        assert isinstance(context, Context)
        given = self._given(context)
        found = self.found(self._name(context), context)
        run_include(found.name, found.template, given, self.token, context, buffer)
        return 0

    def _name(self, context: Context) -> str:
        name = self.file
        if self.computed is not None:
            written = StringIO()
            self.computed.body.render_to_output(context, written)
            name = written.getvalue()
        if TWO_DOTS.search(name) or not FILE_NAME.fullmatch(name):
            raise Failure(f"“{name}” cannot be the name of a file to include.")
        return name

    def _given(self, context: Context) -> dict[str, LiquidValue] | None:
        if self.parameters is None:
            return None
        return {name: value(context) for name, value in self.parameters.items()}

    def found(self, name: str, context: Context) -> FileTemplate:
        """The file of that name in the folders for includes; raises Failure."""
        return found_in(context.reach.includes, name, context)


class IncludeRelative(Include):
    """A file beside the one that is rendered, or below it."""

    __slots__ = ()

    def found(self, name: str, context: Context) -> FileTemplate:
        """The file of that name below the page's folder; raises Failure."""
        path = context.reach.path
        return found_in((path.parent,) if path else (), name, context)


class IncludeCached(Include):
    """An include that is worked out once for the same parameters."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write what the file gives, or gave."""
        assert isinstance(context, Context)
        given = self._given(context)
        found = self.found(self._name(context), context)
        key = ("include_cached", found, repr(given))
        text = context.reach.kept.get(key)
        if text is None:
            written = StringIO()
            seen = len(context.problems)
            run_include(found.name, found.template, given, self.token, context, written)
            text = written.getvalue()
            if len(context.problems) == seen:
                context.reach.kept[key] = text
        context.write(text, buffer)
        return 0


def found_in(folders: Sequence[Path], name: str, context: Context) -> FileTemplate:
    """The file `name` in the first folder that has it, never outside of it; raises Failure."""
    for folder in folders:
        home = context.reach.site.home_of(folder)
        found = file_template(folder, home, name, context.reach.kept)
        if found is not None:
            return found
    where = " or ".join(f"“{inside(context.reach.site.root, folder)}”" for folder in folders)
    raise Failure(f"There is no file “{name}” to include{f' in {where}' if where else ''}.")


def run_include(
    name: str,
    included: Template,
    given: dict[str, LiquidValue] | None,
    token: Token,
    context: Context,
    buffer: TextIO,
) -> None:
    """Run an included template in the variables of the page."""
    bounds = context.reach.bounds
    if len(context.via) >= bounds.depth:
        raise Stopped(f"Files include each other more than {bounds.depth} deep here.")
    context.turn(buffer)
    main, context.main = context.main, None
    context.via.append((name, token))
    if given is not None:
        context.scopes.append({"include": given})
    try:
        included.report(context)
        included.body.render_to_output(context, buffer)
    finally:
        if given is not None:
            context.scopes.pop()
        context.via.pop()
        context.main = main


class IncludeTag(JekyllTag):
    """`{% include file.html name="value" %}`."""

    name = "include"
    block = False
    node_class = Include

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node."""
        markup = markup.strip()
        if computed := COMPUTED.match(markup):
            file, written = computed["file"].strip(), computed["parameters"].strip()
        else:
            file, written = split_name(markup)
        if not PARAMETERS.fullmatch(written):
            raise BadSyntax(
                "The parameters of an include are written “name='value'” or “name=variable”."
            )
        return self.node_class(token, file, parameters_of(written.strip()))


def split_name(markup: str) -> tuple[str, str]:
    """The name of a file, and what stands behind the white space after it."""
    parts = markup.split(None, 1)
    return (parts or [""])[0], parts[1] if len(parts) > 1 else ""


def parameters_of(written: str) -> dict[str, Value] | None:
    """The parameters; None where there are none, so that those of the outer include stay."""
    if not written:
        return None
    found: dict[str, Value] = {}
    for name, double, single, variable in PARAMETER.findall(written):
        if variable:
            found[name] = expression(variable)
        else:
            text = double.replace('\\"', '"') if double else single.replace("\\'", "'")
            found[name] = lambda _, text=text: text
    return found


class IncludeCachedTag(IncludeTag):
    """`{% include_cached %}`, of the plugin jekyll-include-cache."""

    name = "include_cached"
    node_class = IncludeCached


class IncludeRelativeTag(IncludeTag):
    """`{% include_relative %}`."""

    name = "include_relative"
    node_class = IncludeRelative
