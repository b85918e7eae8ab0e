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
MOST_DIGITS = 4000  # Python reads no longer numbers, and takes its time over those
LARGE = 1000  # characters for which a text counts as one value more, where it is repeated
LONGEST_REASON = 200  # characters
# What PyYAML's constructors raise for `!!bool x`, `!!timestamp x` and the like.
UNMADE = (ValueError, OverflowError, TypeError, LookupError, AttributeError)
OPENERS = "[{-?:"  # nothing nests without one of these
BETWEEN = "[{-?:,\n"  # nor do two values stand beside each other
NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MERGE = "tag:yaml.org,2002:merge"
TIMESTAMP = "tag:yaml.org,2002:timestamp"


class BoundLoader(Base):
    """PyYAML's safe loader, which says where a value stands that it cannot make."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: ANN401
        """The value of a node. Raises MarkedYAMLError."""
        if node.tag in NUMBERS and len(node.value) > MOST_DIGITS:
            raise yaml.MarkedYAMLError(
                problem=f"a number of {len(node.value):,} characters is too long",
                problem_mark=node.start_mark,
            )
        try:
            return cast("Any", super()).construct_object(node, deep)
        except UNMADE as error:
            reason = f"a value cannot be read: {error}"
            raise yaml.MarkedYAMLError(problem=reason, problem_mark=node.start_mark) from None


PLAIN: dict[str, Any] = {  # what has a type of its own in Python
    "binary": Base.construct_scalar,  # the text as it is written
    "set": Base.construct_mapping,
    "omap": Base.construct_sequence,
    "pairs": Base.construct_sequence,
}
for _tag, _make in PLAIN.items():
    BoundLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", _make)


class Loader(BoundLoader):
    """The same, except that a date stays the text it is written as.

    PyYAML's own reading raises on 2025-02-30, and the whole front matter would be lost.
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
        check_bounds(text)
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
    check_bounds(text)
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


def check_bounds(text: str, most: int = MOST_NODES) -> None:
    """Raise MarkedYAMLError where there are more than `most` values in `text`, or too deep ones."""
    # Neither can be without so many of these; to count them costs next to nothing.
    if sum(map(text.count, OPENERS)) <= DEEPEST and sum(map(text.count, BETWEEN)) < most:
        return
    depth = count = 0
    events = cast("Iterator[yaml.Event]", yaml.parse(text, Loader))  # type: ignore[reportUnknownMemberType]
    for event in events:
        count += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or count > most:
            problem = "nested too deeply" if depth > DEEPEST else f"more than {most:,} values"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


def check_size(node: yaml.Node, text: str) -> None:
    """Raise MarkedYAMLError where the aliases of `text` would grow to more than `MOST_NODES`."""
    sizes: dict[int, int] = {}
    if "*" in text and size(node, sizes) > MOST_NODES:
        raise yaml.MarkedYAMLError(
            problem="aliases that grow without bound", problem_mark=largest(node, sizes).start_mark
        )


def largest(node: yaml.Node, sizes: dict[int, int]) -> yaml.Node:
    """The innermost node that grows too large."""
    seen: set[int] = set()
    inner: yaml.Node | None = node
    while inner is not None and id(inner) not in seen:
        node = inner
        seen.add(id(node))
        inner = next((each for each in children(node) if sizes[id(each)] > MOST_NODES), None)
    return node


def error_at(text: str, index: int, reason: str, first_line: int) -> YamlError:
    """A YamlError that names line (in the file) and column of the character `index`."""
    # The mark's own line also counts U+2028, NEL and a bare CR as line ends.
    line = text.count("\n", 0, index)
    if len(reason) > LONGEST_REASON:
        reason = f"{reason[:LONGEST_REASON]} …"
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
        own = 1 + len(node.value) // LARGE if isinstance(node, yaml.ScalarNode) else 1
        known[id(node)] = own + sum(size(child, known) for child in children(node))
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
