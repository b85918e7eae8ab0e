"""The front matter as a whole: is there one, can Jekyll read it, does it say anything twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.checks.problem import Fix, Problem, Severity
from editor.checks.subject import Subject, plain_scalars, quoted, set_to
from editor.jekyll.psych import is_symbol
from editor.post.fences import Format
from editor.post.post import BOM, Post

LOST = (
    "Jekyll then publishes the post without its front matter: no title, no tags, dated at the "
    "time of the build, at an address made of the file name."
)
BLANK_LINES = re.compile(r"\A\ufeff?(?:[^\S\n]*\n)+(?=---[^\S\n]*\n)")
FIRST_FENCE = re.compile(r"\A\ufeff?---[^\S\n]*\n")


def present(subject: Subject) -> Iterator[Problem]:
    """A post without front matter, or with one that Jekyll does not take for it."""
    post = subject.post
    if post.format in (Format.TOML, Format.JSON):
        message = (
            f"The front matter is {post.format.upper()}. Jekyll reads YAML between two lines of "
            "--- only and publishes this one as text. Write it as YAML."
        )
        yield Problem("front-matter-not-yaml", Severity.ERROR, message, line=1)
    elif post.format is Format.NONE and post.body.strip():
        yield from absent(post)


def absent(post: Post) -> Iterator[Problem]:
    """Why Jekyll sees no front matter."""
    unmarked = without_blank_lines(post)
    if unmarked.format is not Format.NONE:
        message = (
            "An empty line stands before the first ---. Jekyll publishes the front matter as "
            "text of the post. Remove the empty line."
        )
        fix = Fix("Remove the empty line", without_blank_lines)
        yield Problem("blank-line-before-front-matter", Severity.ERROR, message, line=1, fix=fix)
    elif FIRST_FENCE.match(post.opening + post.body.replace("\r\n", "\n")):
        message = (
            "The front matter is opened with --- but never closed. Jekyll publishes it as text of "
            "the post. Put a line --- below its last field."
        )
        yield Problem("front-matter-not-closed", Severity.ERROR, message, line=1)
    else:
        message = (
            "No front matter: Jekyll publishes the text all the same, with a title and a date "
            "made of the file name. Give the post a title."
        )
        yield Problem("front-matter-missing", Severity.WARNING, message, line=1)


def without_blank_lines(post: Post) -> Post:
    """The post with its front matter on the first line."""
    text = post.to_bytes().decode()
    match = BLANK_LINES.match(text.replace("\r\n", "\n"))
    if match is None:
        return post
    mark = BOM if text.startswith(BOM) else ""
    return Post.parse((mark + text.removeprefix(BOM).lstrip()).encode())


def valid(subject: Subject) -> Iterator[Problem]:
    """Front matter that is no valid YAML."""
    error = subject.post.yaml_error
    if error is None or subject.post.format is not Format.YAML:
        return
    line = line_at(subject.post, error.line)
    if "\t" in line[: len(line) - len(line.lstrip())] or "tab" in error.message:
        message = f"A line begins with a tab, where YAML wants blanks. {LOST} Put blanks instead."
        yield Problem("yaml-tab", Severity.ERROR, message, line=error.line, column=error.column)
        return
    message = f"The front matter is no valid YAML: {error.message}. {LOST} Correct the line."
    yield Problem("yaml-invalid", Severity.ERROR, message, line=error.line, column=error.column)


def line_at(post: Post, line: int) -> str:
    """A line of the front matter by its number in the file."""
    lines = post.head.split("\n")
    number = line - post.front_matter.first_line
    return lines[number] if 0 <= number < len(lines) else ""


def symbols(subject: Subject) -> Iterator[Problem]:
    """Texts with a colon before them, which Ruby takes for symbols."""
    for entry in subject.entries:
        nodes = [
            node
            for each in (entry.key, entry.value)
            for node in plain_scalars(each)
            if is_symbol(node.value)
        ]
        if nodes:
            message = (
                f"“{nodes[0].value}” begins with a colon, and Ruby takes that for a symbol, "
                f"which Jekyll may refuse, by its version. {LOST} Put it in quotes."
            )
            fix = Fix("Put it in quotes", quoted(nodes))
            line = subject.line_of(nodes[0])
            yield Problem("yaml-symbol", Severity.ERROR, message, entry.name, line, fix=fix)


def duplicates(subject: Subject) -> Iterator[Problem]:
    """A field that is there twice."""
    first: dict[str, int] = {}
    for field in subject.fields:
        if field.key in first:
            message = (
                f"“{field.key}” is there twice, first in line {first[field.key]}. Jekyll takes "
                "the last one. Remove the one that is not meant."
            )
            yield Problem("duplicate-field", Severity.WARNING, message, field.key, field.line)
        first.setdefault(field.key, field.line)


def published(subject: Subject) -> Iterator[Problem]:
    """`published:` with what leaves the post out, or does not though it looks so."""
    field = subject.field("published")
    if field is None or field.value is True:
        return
    name, line, value = "published", field.line, field.value
    fix = set_to("Set it to false", field, False)
    if value is False:
        message = "published is false: Jekyll leaves the post out."
        yield Problem("not-published", Severity.HINT, message, name, line)
    elif value is None:
        message = "published is empty: Jekyll leaves the post out. Say true or false."
        yield Problem("published-empty", Severity.WARNING, message, name, line)
    elif value == 0 or str(value).strip().lower() in ("false", "no", "off", "n", ""):
        message = (
            f"published is {field.text}, which is not the word false: Jekyll publishes the post "
            "all the same."
        )
        yield Problem("published-as-text", Severity.WARNING, message, name, line, fix=fix)


CHECKS = (present, valid, symbols, duplicates, published)
