"""Tags and categories: lists of texts, each once."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from editor.checks.problem import Fix, Problem, Severity
from editor.checks.subject import Subject, mend, plain_scalars, quoted, set_to
from editor.jekyll.psych import taken_for
from editor.post.front_matter import Field
from editor.post.post import Post
from editor.post.scalar import Style, Value, double_quoted

PLURALS = {"tags": "tag", "categories": "category"}
INNER_LIST = {
    "tags": "Jekyll takes it apart",
    "categories": "Jekyll takes it apart, and makes a category of its brackets too",
}
LOST = "the whole front matter: no title, no date, no tags"


def kind(subject: Subject) -> Iterator[Problem]:
    """Something that is neither a list nor text."""
    for name in PLURALS:
        field = subject.field(name)
        what = other_kind(field) if field else None
        if field is None or what is None:
            continue
        effect = "gives the post none" if name == "tags" else f"ignores {LOST}"
        message = (
            f"“{name}” is {what}, neither a list nor text. Jekyll then {effect}. "
            "Write a list, such as [news, travel]."
        )
        grave = Severity.WARNING if name == "tags" else Severity.ERROR
        yield Problem(f"{name}-not-list", grave, message, name, field.line, fix=as_list(field))


def commas(subject: Subject) -> Iterator[Problem]:
    """A text with commas, which Jekyll splits at blanks only."""
    for name in (*PLURALS, *PLURALS.values()):
        field = subject.field(name)
        if field is None or not isinstance(field.value, str) or other_kind(field):
            continue
        if "," not in field.value:
            continue
        items = split(field.value)
        if name in PLURALS:
            first = field.value.split()[0] if field.value.strip() else ","
            message = (
                f"“{field.value}” is one text, and Jekyll splits it at blanks, not at commas: the "
                f"first of the {name} is “{first}”. Write a list."
            )
            fix = set_to(f"Make it a list of {len(items)}", field, list(items))
        else:
            message = (
                f"Jekyll takes “{field.value}” as one {name}, with the comma in it. For several, "
                f"write a list under “{plural(name)}”."
            )
            fix = None
        yield Problem(f"{plural(name)}-comma", Severity.WARNING, message, name, field.line, fix=fix)


def empty_items(subject: Subject) -> Iterator[Problem]:
    """Items with nothing in them."""
    for name, field, items in lists(subject):
        empty = [item for item in items if is_empty(item)]
        if empty:
            message = (
                f"An item of “{name}” is empty. Jekyll makes {one_of(name)} without a name of it, "
                "or drops it. Remove it."
            )
            left: list[Value] = [item for item in items if not is_empty(item)]
            label = "Remove the empty items" if len(empty) > 1 else "Remove the empty item"
            fix = set_to(label, field, left)
            yield Problem(
                f"{name}-empty-item", Severity.WARNING, message, name, field.line, fix=fix
            )


def duplicates(subject: Subject) -> Iterator[Problem]:
    """Items that are there twice, be it in capitals or with blanks around."""
    for name, field, items in lists(subject):
        texts = [item for item in items if isinstance(item, str) and not is_empty(item)]
        twice = repeated(texts)
        if not twice:
            continue
        first, second = twice
        if first == second:
            effect = "Jekyll lists the post twice under it" if name == "tags" else "Once is enough"
            message = f"“{second}” is there twice in “{name}”. {effect}."
        else:
            message = (
                f"“{first}” and “{second}” in “{name}” differ in capitals or blanks alone. Jekyll "
                f"makes two different {name} of them. Keep one."
            )
        fix = set_to("Remove duplicates", field, without_repeats(items))
        yield Problem(f"{name}-duplicate", Severity.WARNING, message, name, field.line, fix=fix)


def item_kinds(subject: Subject) -> Iterator[Problem]:
    """Items that YAML takes for numbers, dates, true, false or nothing."""
    for entry in subject.entries:
        if entry.name not in PLURALS or not isinstance(entry.value, yaml.SequenceNode):
            continue
        for node in plain_scalars(entry.value):
            what = taken_for(node.value)
            if what in (None, "nothing"):
                continue
            message = (
                f"Jekyll takes “{node.value}” in “{entry.name}” for {what}, not for a text, and "
                f"shows it so. A layout that sorts the {entry.name} of the site then stops the "
                "build. Put it in quotes."
            )
            fix = Fix("Put it in quotes", quoted([node]))
            yield Problem(
                f"{entry.name}-item-not-text",
                Severity.WARNING,
                message,
                entry.name,
                subject.line_of(node),
                fix=fix,
            )


def nested(subject: Subject) -> Iterator[Problem]:
    """Lists or groups of fields inside the list."""
    for name, field, items in lists(subject):
        inner = next((item for item in items if isinstance(item, list | dict)), None)
        if inner is None:
            continue
        if isinstance(inner, dict):
            message = (
                f"An item of “{name}” is a group of fields (name: value) to YAML, as it has a "
                "colon and a blank. Put the item in quotes."
            )
        else:
            message = f"An item of “{name}” is a list itself. {INNER_LIST[name]}. Write one list."
        fix = None
        if all(not isinstance(item, dict) for item in flat(items)):
            fix = set_to("Make it one list", field, flat(items))
        yield Problem(f"{name}-nested", Severity.WARNING, message, name, field.line, fix=fix)


def singular_too(subject: Subject) -> Iterator[Problem]:
    """`tag` beside `tags`: Jekyll then ignores the list."""
    single, many = subject.field("tag"), subject.field("tags")
    if single and many and single.value not in (None, False) and many.value:
        message = "There is both “tag” and “tags”. Jekyll takes “tag” and ignores “tags”. Keep one."
        yield Problem("tags-and-tag", Severity.WARNING, message, "tags", many.line)


def lists(subject: Subject) -> Iterator[tuple[str, Field, list[Value]]]:
    """The tags and categories that are lists."""
    for name in PLURALS:
        field = subject.field(name)
        if field and isinstance(field.value, list):
            yield name, field, field.value


def other_kind(field: Field) -> str | None:
    """What a value is that is neither list nor text nor nothing."""
    if isinstance(field.value, dict):
        return "a group of fields (name: value)"
    if isinstance(field.value, list) or field.value is None:
        return None
    if field.style is Style.PLAIN:
        what = taken_for(field.text)
        return None if what == "nothing" else what
    return None


def as_list(field: Field) -> Fix | None:
    """A list of the one value, as text."""
    if field.shared or isinstance(field.value, dict):
        return None
    text = f"[{double_quoted(field.text)}]"

    def apply(post: Post) -> Post:
        return post.set_yaml(field.key, text)

    return mend("Make it a list of one text", apply)


def split(text: str) -> tuple[str, ...]:
    """The items between commas."""
    return tuple(item.strip() for item in text.split(",") if item.strip())


def plural(name: str) -> str:
    """`tags` of `tag` and `tags`."""
    return next(many for many, one in PLURALS.items() if name in (many, one))


def one_of(name: str) -> str:
    """`a tag`, `a category`."""
    return f"a {PLURALS[name]}"


def is_empty(item: Value) -> bool:
    """Nothing, or blanks alone."""
    return item is None or (isinstance(item, str) and not item.strip())


def folded(item: str) -> str:
    """The item without what makes two look alike."""
    return item.strip().casefold()


def repeated(items: list[str]) -> tuple[str, str] | None:
    """The first two items that are the same but for capitals and blanks."""
    seen: dict[str, str] = {}
    for item in items:
        if folded(item) in seen:
            return seen[folded(item)], item
        seen[folded(item)] = item
    return None


def without_repeats(items: list[Value]) -> list[Value]:
    """Each text once, the first as it is."""
    seen: set[str] = set()
    kept: list[Value] = []
    for item in items:
        if isinstance(item, str):
            if folded(item) in seen:
                continue
            seen.add(folded(item))
        kept.append(item)
    return kept


def flat(items: list[Value]) -> list[Value]:
    """The items of lists inside lists, in one list."""
    result: list[Value] = []
    for item in items:
        result.extend(flat(item) if isinstance(item, list) else [item])
    return result


CHECKS = (kind, commas, empty_items, duplicates, item_kinds, nested, singular_too)
