"""Front matter read: values by python-frontmatter, places in the text by PyYAML."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, cast

import yaml
from frontmatter.default_handlers import YAMLHandler

from editor.post.errors import YamlError
from editor.post.scalar import Value

MOST_NODES = 100_000  # aliases counted out: what a "billion laughs" would grow to
DEEPEST = 200  # the C parser's stack ends somewhere above 1,000
OPENERS = "[{-?:"  # nothing nests without one of these
Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MERGE = "tag:yaml.org,2002:merge"
TIMESTAMP = "tag:yaml.org,2002:timestamp"


class Loader(Base):
    """PyYAML's safe loader, except that a date stays the text it is written as.

    Its own reading raises on 2025-02-30, and the whole front matter would be lost.
    """


Loader.yaml_implicit_resolvers = {
    start: [(tag, regexp) for tag, regexp in resolvers if tag != TIMESTAMP]
    for start, resolvers in Base.yaml_implicit_resolvers.items()
}


def read(text: str, first_line: int = 1) -> tuple[yaml.MappingNode | None, dict[str, Value]]:
    """The mapping in `text` as a node (None when it is empty) and as values.

    `first_line` is where `text` begins in its file. Raises YamlError.
    """
    with errors_placed(text, first_line):
        return _read(text)


def read_values(text: str, first_line: int = 1) -> dict[str, Value]:
    """The values of the mapping in `text`, where their places do not matter. Raises YamlError."""
    with errors_placed(text, first_line):
        check_depth(text)
        return YAMLHandler().load(text, Loader=Loader)


@contextmanager
def errors_placed(text: str, first_line: int) -> Generator[None]:
    """Turn whatever PyYAML raises over `text` into a YamlError that says where."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = error.problem or error.context or "not valid YAML"
        raise error_at(text, mark.index if mark else 0, reason, first_line) from None
    except yaml.reader.ReaderError as error:
        reason = f"the character {character_name(error.character)} is not allowed in YAML"
        raise error_at(text, error.position, reason, first_line) from None
    except RecursionError:
        raise error_at(text, 0, "nested too deeply", first_line) from None
    except (ValueError, OverflowError, TypeError) as error:
        raise error_at(text, 0, f"a value cannot be read: {error}", first_line) from None


def _read(text: str) -> tuple[yaml.MappingNode | None, dict[str, Value]]:
    check_depth(text)
    loader: Any = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, {}
        if not isinstance(node, yaml.MappingNode):
            raise yaml.MarkedYAMLError(
                problem="not a list of fields (name: value)", problem_mark=node.start_mark
            )
        check_size(node, text)
        pairs = list(node.value)
        values: dict[Any, Value] = loader.construct_document(node)
        node.value = pairs  # the constructor unfolds `<<` in place
        # `2020:` and `on:` are no texts to Python: a field is called what the file calls it.
        names: dict[Any, str] = {
            loader.construct_document(key): key.value for key, _ in pairs if key.tag != MERGE
        }
        return node, {names.get(key, str(key)): value for key, value in values.items()}
    finally:
        loader.dispose()


def check_depth(text: str) -> None:
    """Raise RecursionError where collections are nested deeper than `DEEPEST`."""
    if sum(map(text.count, OPENERS)) <= DEEPEST:
        return
    depth = 0
    events = cast("Iterator[yaml.Event]", yaml.parse(text, Loader))  # type: ignore[reportUnknownMemberType]
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise RecursionError


def check_size(node: yaml.Node, text: str) -> None:
    """Raise MarkedYAMLError where the aliases of `text` would grow to more than `MOST_NODES`."""
    if "*" in text and size(node, {}) > MOST_NODES:
        raise yaml.MarkedYAMLError(
            problem="aliases that grow without bound", problem_mark=node.start_mark
        )


def error_at(text: str, index: int, reason: str, first_line: int) -> YamlError:
    """A YamlError that names line (in the file) and column of the character `index`."""
    # The mark's own line also counts U+2028, NEL and a bare CR as line ends.
    line = text.count("\n", 0, index)
    return YamlError(reason, first_line + line, index - (text.rfind("\n", 0, index) + 1) + 1)


def children(node: yaml.Node) -> Iterator[yaml.Node]:
    """The nodes right below `node`, keys and values alike."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield value
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def size(node: yaml.Node, known: dict[int, int]) -> int:
    """How many nodes `node` has once every alias is written out; a loop has more than enough."""
    if id(node) not in known:
        known[id(node)] = MOST_NODES + 1  # while it is being counted: an alias to itself
        known[id(node)] = 1 + sum(size(child, known) for child in children(node))
    return known[id(node)]


def anchored_below(node: yaml.Node) -> set[int]:
    """The identities of `node` and everything below it: an alias is the same node again."""
    found: set[int] = set()
    open_nodes = [node]
    while open_nodes:
        each = open_nodes.pop()
        if id(each) not in found:
            found.add(id(each))
            open_nodes.extend(children(each))
    return found


def character_name(character: str | int) -> str:
    """U+0007 for a bell; PyYAML gives the character or its number."""
    return f"U+{character if isinstance(character, int) else ord(character):04X}"
