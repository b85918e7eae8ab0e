"""Templates read once: the same text gives the same nodes."""

from __future__ import annotations

from functools import cache, lru_cache

from liquid import BoundTemplate, Environment, Mode, Token

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.parsing import Block, JekyllParser, Problem, Stream
from editor.jekyll.liquid.scope import Kind
from editor.jekyll.liquid.tokens import tokens_of

LONG = 20_000  # characters: of longer texts few are kept


class Template(BoundTemplate):
    """A template's nodes, and what is wrong in it."""

    def __init__(self, env: Environment, body: Block, stream: Stream) -> None:
        super().__init__(env, [body])
        self.body = body
        self.mistakes: tuple[Problem, ...] = tuple(stream.problems)
        self.plugin_tags: tuple[Token, ...] = tuple(stream.plugin_tags)

    def report(self, context: Context) -> None:
        """Tell the context what is wrong, and which tags nobody knows."""
        for message, token in self.mistakes:
            context.report(message, token)
        for token in self.plugin_tags:
            if token.value not in context.reach.tags:
                from editor.jekyll.liquid.tags.unknown import not_known

                context.report(not_known(token.value), token, Kind.UNKNOWN)


def template(source: str) -> Template:
    """The template of that source, ready to run."""
    return _long_template(source) if len(source) > LONG else _short_template(source)


@lru_cache(maxsize=512)
def _short_template(source: str) -> Template:
    return parsed(source)


@lru_cache(maxsize=8)
def _long_template(source: str) -> Template:
    return parsed(source)


def parsed(source: str) -> Template:
    """Read the template."""
    env = environment()
    stream = Stream(tokens_of(source))
    return Template(env, JekyllParser(env).parse_block(stream, ()), stream)


@cache
def environment() -> Environment:
    """Liquid with Jekyll's tags and filters."""
    from editor.jekyll.liquid.filters import FILTERS
    from editor.jekyll.liquid.tags import TAGS

    env = Environment(tolerance=Mode.LAX, strict_filters=False)
    env.tags.clear()
    env.filters.clear()
    for tag in TAGS:
        env.add_tag(tag)
    for name, function in FILTERS.items():
        env.add_filter(name, function)
    return env
