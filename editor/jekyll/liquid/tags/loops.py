"""`for`, `break`, `continue`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NoReturn, TextIO

from liquid import RenderContext, Token
from liquid.ast import Node
from liquid.exceptions import LiquidInterrupt

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.expressions import Value, expression
from editor.jekyll.liquid.failures import Break, Continue
from editor.jekyll.liquid.numbers import integer_of
from editor.jekyll.liquid.parsing import Block, JekyllTag, Stream, skip_tag
from editor.jekyll.liquid.syntax import BadSyntax, loop
from editor.jekyll.liquid.values import LiquidValue, is_mapping, is_sequence


class ForLoop(Mapping[str, LiquidValue]):
    """`forloop`: where the loop stands."""

    __slots__ = ("index", "length", "parent")
    NAMES = ("length", "parentloop", "index", "index0", "rindex", "rindex0", "first", "last")

    def __init__(self, length: int, parent: ForLoop | None) -> None:
        self.length, self.parent, self.index = length, parent, 0

    def __getitem__(self, key: str) -> LiquidValue:
        if key not in self.NAMES:
            raise KeyError(key)
        return getattr(self, f"_{key}")()

    def __iter__(self) -> Iterator[str]:
        return iter(self.NAMES)

    def __len__(self) -> int:
        return len(self.NAMES)

    def __str__(self) -> str:
        return "Liquid::ForloopDrop"

    def _length(self) -> int:
        return self.length

    def _parentloop(self) -> ForLoop | None:
        return self.parent

    def _index(self) -> int:
        return self.index + 1

    def _index0(self) -> int:
        return self.index

    def _rindex(self) -> int:
        return self.length - self.index

    def _rindex0(self) -> int:
        return self.length - self.index - 1

    def _first(self) -> bool:
        return self.index == 0

    def _last(self) -> bool:
        return self.index == self.length - 1


class For(Node):
    """A block for each item of a collection."""

    __slots__ = (
        "block",
        "collection",
        "is_reversed",
        "key",
        "limit",
        "name",
        "offset",
        "otherwise",
    )

    def __init__(self, token: Token, markup: str, block: Block, otherwise: Block | None) -> None:
        super().__init__(token)
        written = loop(markup)
        self.name = written.name
        self.key = f"{written.name}-{written.collection}"
        self.collection = expression(written.collection)
        self.is_reversed = written.is_reversed
        self.limit = bound(written.attributes.get("limit"))
        self.offset = offset(written.attributes.get("offset"), self.key)
        self.block, self.otherwise = block, otherwise
        self.blank = block.blank and (otherwise is None or otherwise.blank)
        for each in (block, otherwise) if self.blank else ():
            if each is not None:
                each.without_blanks()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the block for each item, or what stands behind `else`."""
        assert isinstance(context, Context)
        items = self._items(context)
        if items:
            self._render_items(items, context, buffer)
        elif self.otherwise is not None:
            self.otherwise.render_to_output(context, buffer)
        return 0

    def _items(self, context: Context) -> Sequence[LiquidValue]:
        start = self.offset(context) or 0
        limit = self.limit(context) if self.limit else None
        items = segment(self.collection(context), start, limit)
        context.tag_namespace["stopindex"][self.key] = start + len(items)
        return items[::-1] if self.is_reversed else items

    def _render_items(self, items: Sequence[LiquidValue], context: Context, buffer: TextIO) -> None:
        outer: Any = context.loops[-1] if context.loops else None
        state = ForLoop(len(items), outer)
        names: dict[str, LiquidValue] = {"forloop": state}
        context.loops.append(state)  # pyright: ignore[reportArgumentType]
        context.scopes.append(names)
        render = self.block.render_to_output
        try:
            for state.index, names[self.name] in enumerate(items):
                context.turn(buffer)
                try:
                    render(context, buffer)
                except Continue:
                    continue
        except Break:
            pass
        finally:
            context.scopes.pop()
            context.loops.pop()


def bound(markup: str | None) -> Value | None:
    """`limit:` or `offset:`; nothing counts as not given."""
    if markup is None:
        return None
    value = expression(markup)

    def number(context: Context) -> int | None:
        found = value(context)
        return None if found is None else integer_of(found)

    return number


def offset(markup: str | None, key: str) -> Value:
    """Where a loop begins; `continue`: where the last of the same name and collection ended."""
    if markup == "continue":
        return lambda context: context.tag_namespace["stopindex"].get(key, 0)
    return bound(markup) or (lambda _: 0)


def segment(collection: LiquidValue, start: int, limit: int | None) -> Sequence[LiquidValue]:
    """The items from `start` on, at most `limit`; a text is one item, a mapping its pairs."""
    if isinstance(collection, str):
        return [collection] if collection else []
    if is_sequence(collection):
        items: Any = collection
        if start == 0 and limit is None:
            return items
        return items[max(start, 0) : None if limit is None else max(0, start + limit)]
    if is_mapping(collection) and not isinstance(collection, ForLoop):
        pairs: Any = collection.items()
        end = None if limit is None else max(0, start + limit)
        return [[key, value] for key, value in islice(pairs, max(start, 0), end)]
    return []


class ForTag(JekyllTag):
    """`{% for %} {% else %} {% endfor %}`."""

    name = "for"
    end = "endfor"

    def node(self, token: Token, markup: str, stream: Stream) -> Node:
        """The loop."""
        check_loop(markup)
        block = self.body(stream, ("else", self.end))
        otherwise: Block | None = None
        while stream.current.value != self.end:
            skip_tag(stream)
            otherwise = self.body(stream, ("else", self.end))
        skip_tag(stream)
        return For(token, markup, block, otherwise)


def check_loop(markup: str) -> None:
    """Raises BadSyntax for what is no loop."""
    try:
        loop(markup)
    except BadSyntax:
        raise BadSyntax("A loop is written “for item in list”.") from None


class Interrupt(Node):
    """Ends a loop, or this turn of it."""

    __slots__ = ("kind",)

    def __init__(self, token: Token, kind: type[LiquidInterrupt]) -> None:
        super().__init__(token)
        self.kind = kind
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> NoReturn:  # noqa: ARG002
        """Goes to the loop around."""
        raise self.kind


class BreakTag(JekyllTag):
    """`{% break %}`."""

    name = "break"
    block = False

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node."""
        return Interrupt(token, Break)


class ContinueTag(JekyllTag):
    """`{% continue %}`."""

    name = "continue"
    block = False

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node."""
        return Interrupt(token, Continue)
