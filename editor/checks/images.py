"""The post's image and the images of its body: are they there, can browsers show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from editor.checks.problem import Fix, Problem, Severity
from editor.checks.subject import Subject
from editor.post.post import Post
from editor.post.scalar import Value
from editor.site.body_images import body_images
from editor.site.image_facts import facts, type_by_ending
from editor.site.images import ImageAt, Kind, resolve
from editor.site.place import Place

MOST_BYTES = 2_000_000
MOST_PIXELS = 4_000  # on the longer side
SPECIAL = "._#~"  # Jekyll leaves out folders and files that begin with these
NEEDS_SITE = (Kind.MISSING, Kind.WRONG_CASE, Kind.OUTSIDE)
BROKEN = "Jekyll publishes the address as it is, and readers see a broken picture."

WHAT_IS_WRONG = {
    Kind.MISSING: (
        Severity.ERROR,
        "The image {0} is not in the site. " + BROKEN + " Choose another, or put the file there.",
    ),
    Kind.WRONG_CASE: (
        Severity.ERROR,
        "The image {0} is there, but with other capitals: {1}. Most web servers tell capitals "
        "apart. " + BROKEN + " Write the name as the file has it.",
    ),
    Kind.OUTSIDE: (
        Severity.ERROR,
        "The image {0} leads out of the folder of the site, and what lies there is not published "
        "with it. Put the file into the site.",
    ),
    Kind.LOCAL_PATH: (
        Severity.ERROR,
        "The image {0} is a path of one computer. " + BROKEN + " Put the file into the site.",
    ),
    Kind.BACKSLASH: (
        Severity.ERROR,
        "The image {0} has backslashes; in an address folders are parted by /. " + BROKEN,
    ),
    Kind.REMOTE: (
        Severity.HINT,
        "The image {0} is on another server. Readers see it as long as it is there; the preview "
        "fetches nothing from the network and shows a placeholder.",
    ),
}


@dataclass(frozen=True)
class Shown:
    """An image that the post refers to, and where it does."""

    reference: str
    line: int | None
    field: str | None
    change: Callable[[Post, str], Post]  # the post with another reference there


def where(subject: Subject) -> Iterator[Problem]:
    """Where the references lead."""
    for image in shown(subject):
        at = resolve(image.reference, subject.place)
        if at.kind not in WHAT_IS_WRONG:
            continue
        if at.kind in NEEDS_SITE and not subject.place.site.is_site:
            continue
        severity, message = WHAT_IS_WRONG[at.kind]
        text = message.format(image.reference, real_name(at, subject.place))
        fix = corrected(image, at)
        yield Problem(f"image-{at.kind}", severity, text, image.field, image.line, fix=fix)


def contents(subject: Subject) -> Iterator[Problem]:
    """What the files are."""
    for image in shown(subject):
        path = resolve(image.reference, subject.place).path
        if path:
            for name, message in about_file(path, image.reference):
                yield Problem(name, Severity.WARNING, message, image.field, image.line)


def about_file(path: Path, reference: str) -> Iterator[tuple[str, str]]:
    """What is wrong with an image file, as (check, message)."""
    promised, found = type_by_ending(path), facts(path)
    if found is None:
        if promised != "avif":  # not every computer can read these
            message = f"{reference} is no image that can be read. {BROKEN} Export it again."
            yield "image-unreadable", message
        return
    if promised and found.type != promised:
        message = (
            f"{reference} is named {path.suffix}, but its contents are {found.type.upper()}. "
            "Jekyll publishes it as it is; not every program shows it. Give it the right ending."
        )
        yield "image-type", message
    size = f"{found.bytes / 1_000_000:.1f} MB, {found.width} × {found.height} pixels"
    many_pixels = found.type != "svg" and max(found.width, found.height) > MOST_PIXELS
    if found.bytes > MOST_BYTES or many_pixels:
        message = (
            f"{reference} is very large ({size}). Jekyll publishes it as it is, and readers wait "
            "for it. Make it smaller."
        )
        yield "image-large", message


def unpublished(subject: Subject) -> Iterator[Problem]:
    """Images in folders that Jekyll does not publish."""
    for image in shown(subject):
        at = resolve(image.reference, subject.place)
        part = at.path and unpublished_part(at.path, subject.place)
        if part and subject.place.site.is_site:
            message = (
                f"The image {image.reference} lies in {part}, and Jekyll does not publish what "
                f"begins with {part[0]}. Move it to a folder such as assets."
            )
            yield Problem("image-unpublished", Severity.WARNING, message, image.field, image.line)


def unpublished_part(path: Path, place: Place) -> str | None:
    """The folder or file name that keeps `path` out of the published site."""
    inside, config = place.site.relative(path), place.site.config
    if inside is None or config.get("include"):
        return None
    collections = config.get("collections")
    if isinstance(collections, dict | list) and inside.parts[0].removeprefix("_") in collections:
        return None
    return next((part for part in inside.parts if part[0] in SPECIAL), None)


def alternatives(subject: Subject) -> Iterator[Problem]:
    """Images of the body without a text in their place."""
    for image in body_images(subject.post.text):
        if image.alt is None:
            message = (
                f"The image {image.reference} has no alternative text. Readers who do not see it "
                "learn nothing of it. Say between the brackets what it shows."
            )
            line = subject.post.body_line + image.line - 1
            yield Problem("image-without-alt", Severity.HINT, message, line=line)


def shown(subject: Subject) -> Iterator[Shown]:
    """Every reference: the image field's, then the body's."""
    field = subject.field("image")
    if field:
        for reference in references(field.value):
            yield Shown(reference, field.line, "image", in_field(subject, reference))
    for image in body_images(subject.post.text):
        line = image.line
        yield Shown(
            image.reference, subject.post.body_line + line - 1, None, in_body(line, image.reference)
        )


def references(value: Value) -> Iterator[str]:
    """The reference in an `image:` of any form: a text, a `path:`, a list of them."""
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, dict):
        yield from references(value.get("path") or value.get("src") or value.get("url"))
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def in_field(subject: Subject, reference: str) -> Callable[[Post, str], Post]:
    """Changes the reference where it stands in the front matter, its quotes kept."""
    entries = [entry for entry in subject.entries if entry.name == "image"]
    nodes = [node for entry in entries for node in scalars(entry.value) if node.value == reference]

    def change(post: Post, new: str) -> Post:
        if not nodes:
            return post
        start, end = nodes[-1].start_mark.index, nodes[-1].end_mark.index
        written = post.head[start:end].replace(reference, new)
        return replace(post, head=post.head[:start] + written + post.head[end:])

    return change


def in_body(line: int, reference: str) -> Callable[[Post, str], Post]:
    """Changes the reference in that line of the body."""

    def change(post: Post, new: str) -> Post:
        lines = post.text.split("\n")
        if line <= len(lines):
            lines[line - 1] = lines[line - 1].replace(reference, new)
        return post.with_text("\n".join(lines))

    return change


def corrected(image: Shown, at: ImageAt) -> Fix | None:
    """Writes the reference as it should be, where that is known."""
    actual = at.actual
    if actual is None or at.path is None:
        return None
    return Fix(f"Use {actual}", lambda post: image.change(post, actual))


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The texts at and below `node`."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from scalars(value)


def real_name(at: ImageAt, place: Place) -> str:
    """The file's path in the site as it is on disk."""
    return str(place.site.relative(at.path) or at.path.name) if at.path else ""


CHECKS = (where, contents, unpublished, alternatives)
