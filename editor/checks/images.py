"""The post's image and the images of its body: are they there, can browsers show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from editor.checks.problem import Fix, Problem, Severity
from editor.checks.shown_images import ShownImage
from editor.checks.subject import Subject
from editor.site.addresses import encoded
from editor.site.image_facts import facts, type_by_ending
from editor.site.images import ImageAt, Kind
from editor.site.place import Place

MOST_BYTES = 2_000_000
MOST_PIXELS = 4_000  # on the longer side
RELATIVE = re.compile(r"[^/{:\\]+(?:/|$)")  # neither Liquid nor a whole address
DATED_STYLES = ("date", "pretty", "ordinal", "weekdate")
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


def where(subject: Subject) -> Iterator[Problem]:
    """Where the references lead."""
    for image in subject.shown_images:
        kind = image.at.kind
        if kind in WHAT_IS_WRONG and (subject.place.site.is_site or kind not in NEEDS_SITE):
            severity, message = WHAT_IS_WRONG[kind]
            text = message.format(image.reference, real_name(image.at, subject.place))
            fix = corrected(image)
            yield Problem(
                f"image-{kind}", severity, text, image.field, image.line, image.column, fix
            )


def contents(subject: Subject) -> Iterator[Problem]:
    """What the files are."""
    for image in subject.shown_images:
        if image.at.path:
            for name, message in about_file(image.at.path, image.reference):
                yield Problem(
                    name, Severity.WARNING, message, image.field, image.line, image.column
                )


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
    for image in subject.shown_images:
        inside = image.at.path and subject.place.site.relative(image.at.path)
        part = inside and unpublished_part(inside, subject.place)
        if part and subject.place.site.is_site:
            message = (
                f"The image {image.reference} lies in {part}, and Jekyll does not publish what "
                f"begins with {part[0]}. Move it to a folder such as assets."
            )
            yield Problem(
                "image-unpublished",
                Severity.WARNING,
                message,
                image.field,
                image.line,
                image.column,
            )


def unpublished_part(inside: PurePosixPath, place: Place) -> str | None:
    """The folder or file name that keeps a file of the site from being published."""
    config = place.site.config
    if config.get("include"):
        return None
    collections = config.get("collections")
    if isinstance(collections, dict | list) and inside.parts[0].removeprefix("_") in collections:
        return None
    return next((part for part in inside.parts if part[0] in SPECIAL), None)


def relative(subject: Subject) -> Iterator[Problem]:
    """Images of the body without a slash before them, which count from the post's address."""
    if not subject.place.site.is_site or not is_in_folders(subject):
        return
    for image in subject.shown_images:
        inside = image.at.path and subject.place.site.relative(image.at.path)
        if image.field or image.at.kind is not Kind.FOUND or not inside:
            continue
        if RELATIVE.match(image.reference) and not unpublished_part(inside, subject.place):
            whole = f"{subject.place.site.baseurl}/{encoded(str(inside))}"
            message = (
                f"The image {image.reference} has no slash before it, so browsers look for it "
                f"below the post's own address, such as /2025/12/03/. {BROKEN} Write {whole}."
            )
            fix = use(whole, image)
            yield Problem(
                "image-relative",
                Severity.WARNING,
                message,
                line=image.line,
                column=image.column,
                fix=fix,
            )


def is_in_folders(subject: Subject) -> bool:
    """Is the post published below folders (of its date), not right below the root?"""
    permalink = subject.value("permalink") or subject.place.site.config.get("permalink") or "date"
    return permalink in DATED_STYLES or ":year" in str(permalink)


def alternatives(subject: Subject) -> Iterator[Problem]:
    """Images of the body without a text in their place."""
    for image in subject.body_images:
        if image.alt is None:
            message = (
                f"The image {image.reference} has no alternative text. Readers who do not see it "
                "learn nothing of it. Say between the brackets what it shows."
            )
            line = subject.post.body_line + image.line - 1
            yield Problem(
                "image-without-alt", Severity.HINT, message, line=line, column=image.column
            )


def corrected(image: ShownImage) -> Fix | None:
    """Writes the reference as it should be, where that is known."""
    actual = image.at.actual
    return use(actual, image) if actual and image.at.path else None


def use(reference: str, image: ShownImage) -> Fix:
    """Writes `reference` in the place of the image's own."""
    return Fix(f"Use {reference}", lambda post: image.change(post, reference))


def real_name(at: ImageAt, place: Place) -> str:
    """The file's path in the site as it is on disk."""
    return str(place.site.relative(at.path) or at.path.name) if at.path else ""


CHECKS = (where, contents, unpublished, relative, alternatives)
