"""Renames or moves an image of a site, and mends every text that leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from editor.moves.image_import import entries, place_problem, unfit
from editor.moves.image_reduction import MOST_BYTES as MOST_IMAGE_BYTES
from editor.moves.plan import FileChange, Plan, Watch, moved, rewritten
from editor.post.encodings import ESCAPED
from editor.post.errors import FileError
from editor.site import image_mentions
from editor.site.addresses import UNSAFE
from editor.site.image_facts import facts, type_by_ending
from editor.site.image_mentions import Mention, Text, mentions, names, pattern_of
from editor.site.inside import is_file_inside, read_inside
from editor.site.own_files import is_text, own_files, text_bytes
from editor.site.site import Site

MOST_NAMED = 6  # places that a warning names


def image_rename(
    old: PurePosixPath, new: PurePosixPath, site: Site, watch: Watch = lambda _done, _all: None
) -> Plan:
    """The plan that gives the image `old` the path `new`, both in the site.

    Mends its path in posts, drafts, pages, layouts, includes, data, configuration and style
    sheets; what names it in code, or without its folder, stays and is told in a warning. Raises
    FileError where it cannot stand there, and what `watch` raises.
    """
    data = image_bytes(old, site)
    if reason := why_not(old, new, site):
        raise FileError(reason, site.root / new)
    changes: list[FileChange] = [moved(site.root / old, site.root / new, data)]
    left: list[str] = []
    for text, before in texts_naming(old, site, watch):
        found = [*mentions(old, text, site)]
        after = mended(text, found, old, new)
        if after != text.text:
            changes.append(rewritten(site.root / text.file, before, encoded(after)))
        left += [f"{text.file} (line {line})" for line in left_lines(text, found, old)]
    title = f"Rename “{old.name}” to “{new.name}”"
    if old.name == new.name:
        title = f"Move “{old.name}” to {new.parent}"
    return Plan(title, tuple(changes), tuple(warnings(old, left)))


def capitals_mended(
    wrong: Iterable[tuple[PurePosixPath, PurePosixPath]],
    site: Site,
    watch: Watch = lambda _done, _all: None,
) -> Plan:
    """The plan that writes paths with the capitals of the files: `wrong` are texts and images."""
    by_file: dict[PurePosixPath, list[PurePosixPath]] = {}
    for file, image in dict.fromkeys(wrong):
        by_file.setdefault(file, []).append(image)
    changes: list[FileChange] = []
    for number, (file, images) in enumerate(by_file.items()):
        watch(number, len(by_file))
        before = text_bytes(file, site)
        after = before
        for image in images:
            text = Text(file, after.decode("utf-8", ESCAPED))
            after = encoded(mended(text, [*mentions(image, text, site)], image, image))
        if after != before:
            changes.append(rewritten(site.root / file, before, after))
    return Plan("Write the images’ names as their files have them", tuple(changes))


def image_bytes(path: PurePosixPath, site: Site) -> bytes:
    """What the image holds. Raises FileError."""
    file = site.root / path
    if file.is_symlink() or not is_file_inside(file, site.root):
        raise FileError(f"“{path}” is no file of the site.", file)
    return read_inside(file, site.root, MOST_IMAGE_BYTES)


def why_not(old: PurePosixPath, new: PurePosixPath, site: Site) -> str:
    """Why the image cannot be at `new`, as a sentence; "" where it can."""
    if old == new:
        return "The image is called that already."
    if new.name != old.name and (reason := unfit(new.name) or wrong_ending(old, new, site)):
        return reason
    if new.parent != old.parent and UNSAFE.search(str(new.parent)):
        return f"The folder “{new.parent}” has characters that an address cannot hold."
    others = [each for each in entries(new.parent, site) if old != new.parent / each]
    if new.name.casefold() in {each.casefold() for each in others}:
        return f"There is a file “{new}” already. Choose another name."
    is_same_place = old.parent == new.parent and old.name.casefold() == new.name.casefold()
    return "" if is_same_place else place_problem(new, site)


def wrong_ending(old: PurePosixPath, new: PurePosixPath, site: Site) -> str:
    """Why the new name ends wrongly, as a sentence; "" for the old ending, or the right one."""
    found = facts(site.root / old)
    if found and type_by_ending(Path(new)) == found.type:
        return ""
    return "" if new.suffix == old.suffix else f"Let the name end in {old.suffix}, as it did."


def texts_naming(image: PurePosixPath, site: Site, watch: Watch) -> Iterator[tuple[Text, bytes]]:
    """The texts of the site that hold the image's name, each with its bytes."""
    files = [path for path in own_files(site) if is_text(path)]
    for number, path in enumerate(files):
        watch(number, len(files))
        data = text_bytes(path, site)
        text = Text(path, data.decode("utf-8", ESCAPED))
        if names(image, text.text):
            yield text, data


def encoded(text: str) -> bytes:
    """The bytes of a text, those that are no UTF-8 as they were."""
    return text.encode("utf-8", ESCAPED)


def mended(text: Text, found: Sequence[Mention], old: PurePosixPath, new: PurePosixPath) -> str:
    """The text with what leads to `old` leading to `new`."""
    pieces: list[str] = []
    place = 0
    for mention in found:
        if mention.start >= place:
            written = image_mentions.rewritten(mention, old, new)
            pieces += [text.text[place : mention.start], written]
            place = mention.end
    return "".join([*pieces, text.text[place:]])


def left_lines(text: Text, found: Sequence[Mention], old: PurePosixPath) -> Iterator[int]:
    """The lines that name the image and stay: in code, or without its folder."""
    last, mended_ends = 0, {mention.end for mention in found}
    for match in pattern_of(old.name).finditer(text.text):
        start, end = match.span()
        before = text.text[max(0, start - len(old.parent.name) - 1) : start]
        is_bare = not before or not (before[-1].isalnum() or before[-1] in "/-_.%")
        is_code = before == f"{old.parent.name}/" and text.is_code(start, end)
        if (is_bare or is_code) and end not in mended_ends and (line := text.line(start)) != last:
            last = line
            yield line


def warnings(old: PurePosixPath, left: list[str]) -> Iterator[str]:
    """What the writer should know of the places that stay."""
    if left:
        more = f" and {len(left) - MOST_NAMED} more places" if len(left) > MOST_NAMED else ""
        yield (
            f"“{old.name}” stands in code, or without its folder, in {', '.join(left[:MOST_NAMED])}"
            f"{more}. This is left as it is."
        )
