"""Brings a picture into the site: where it goes, what it is called, and how a post names it."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from editor.jekyll.site_files import is_left_out
from editor.moves.image_reduction import picture_facts
from editor.moves.plan import Plan, made
from editor.post.errors import FileError, PostError
from editor.post.post import Post
from editor.post.slug import is_kept, slugify
from editor.site.image_facts import ImageFacts, type_by_ending
from editor.site.image_habits import ImageHabits, slug_of
from editor.site.inside import entries_inside, files_below, is_inside, read_inside, size_of
from editor.site.own_files import is_image
from editor.site.place import Place
from editor.site.post_files import is_searched
from editor.site.site import Site

LONGEST_PROPOSED, LONGEST_NAME = 80, 200  # bytes; most file systems take 255
ALSO = "-_.+~@,="  # in names, beside letters and digits
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
ENDING = {"jpeg": ".jpg", "tiff": ".tif"}
# What cameras, browsers and screens call every picture says nothing.
MEANS_NOTHING = re.compile(
    r"(?:img|image|dsc[nf]?|pxl|photo|picture|pasted|clipboard|screenshot|download|unnamed|untitled"
    r"|grafik|bild)?[-_ ]*(?:image|from)?[-_ \d()]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Import:
    """What a picture becomes. An empty `plan`: the site has it already, at `path`."""

    path: PurePosixPath  # in the site
    facts: ImageFacts
    plan: Plan
    in_field: str  # what the field `image` holds then
    in_body: str  # what stands between the brackets of `![](…)`


@dataclass(frozen=True)
class Wish:
    """A picture that is to come in: its bytes, and what it was called ("" for a pasted one)."""

    data: bytes
    name: str = ""
    file: Path | None = None  # it was read from


def image_import(
    wish: Wish, post: Post, place: Place, habits: ImageHabits, chosen: str | None = None
) -> Import:
    """How the picture comes into the site of the post.

    A file of the site itself, or one with the same bytes in its folder of images, is used as it
    stands. Else it is called `chosen`, or as the site's habits have it; never as a file that is
    there. Raises NoPicture for what is no picture, FileError where it cannot stand there.
    """
    site = place.site
    if not site.is_site:
        raise FileError(
            "The post belongs to no site yet, so there is no folder for its pictures. Save it in "
            "a site's _posts or _drafts, or choose the site's folder.",
            site.root,
        )
    facts = picture_facts(wish.data)
    same = standing(wish.file, site) or same_image(wish.data, site, habits)
    if same is not None:
        return standing_image(same, facts, habits)
    folder = habits.folder_for(post, place)
    name = chosen or free_name(proposed_name(wish, facts, post, place, habits), folder, site)
    path = checked(folder, name, facts, site)
    plan = Plan(f"Add the image “{path.name}”", (made(site.root / path, wish.data),))
    return Import(path, facts, plan, habits.field_reference(path), habits.body_reference(path))


def standing_image(path: PurePosixPath, facts: ImageFacts, habits: ImageHabits) -> Import:
    """An image that the site has, to be shown once more."""
    references = habits.field_reference(path), habits.body_reference(path)
    return Import(path, facts, Plan(""), *references)


def proposed_name(
    wish: Wish, facts: ImageFacts, post: Post, place: Place, habits: ImageHabits
) -> str:
    """A name as the site gives them: of its contents, of what it was called, or of the title."""
    ending = ending_for(wish.name, facts)
    if habits.digits:
        return hashlib.sha256(wish.data).hexdigest()[: habits.digits] + ending
    stem = Path(wish.name).stem
    slug = "" if MEANS_NOTHING.fullmatch(stem) else plain_slug(stem)
    return (slug or plain_slug(slug_of(post, place)) or "image") + ending


def plain_slug(text: str) -> str:
    """A slug without accents, no longer than a name should be."""
    whole = unicodedata.normalize("NFC", text)
    slug = slugify("".join(map(without_accent, whole))).encode()[:LONGEST_PROPOSED]
    slug = slug.decode(errors="ignore").strip("-")
    return f"{slug}-image" if RESERVED.fullmatch(slug) else slug


def without_accent(character: str) -> str:
    """The Latin letter below an accent; any other character as it is."""
    letter = unicodedata.normalize("NFD", character)[0]
    return letter if letter.isascii() else character


def ending_for(name: str, facts: ImageFacts) -> str:
    """The ending that the contents call for; the name's own where that is right."""
    own = Path(name).suffix.lower()
    return own if type_by_ending(Path(name)) == facts.type else usual_ending(facts)


def usual_ending(facts: ImageFacts) -> str:
    """The ending that most use for the type."""
    return ENDING.get(facts.type, f".{facts.type}")


def free_name(name: str, folder: PurePosixPath, site: Site) -> str:
    """`name`, with a number where the folder has such a file, be it in other capitals."""
    taken = {each.casefold() for each in entries(folder, site)}
    stem, _, ending = name.rpartition(".")
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}.{ending}"
    return free


def checked(folder: PurePosixPath, name: str, facts: ImageFacts, site: Site) -> PurePosixPath:
    """The path of a new image. Raises FileError where none may stand there."""
    path = folder / name
    if reason := name_problem(name, facts) or place_problem(path, site):
        raise FileError(reason, site.root / path)
    return path


def name_problem(name: str, facts: ImageFacts) -> str:
    """Why an image should not be called that, as a sentence; "" for a good name."""
    if reason := unfit(name):
        return reason
    if type_by_ending(Path(name)) != facts.type:
        return f"The picture is {facts.type.upper()}: let its name end in {usual_ending(facts)}."
    return ""


def unfit(name: str) -> str:
    """Why no file of a site should be called that, as a sentence; "" for a good name."""
    is_good = name != "" and all(is_kept(each, ALSO) for each in name)
    if not is_good or RESERVED.fullmatch(name):
        return f"“{name}” is no good name in an address. Use letters, digits, - and _ alone."
    return "The name is too long." if len(name.encode()) > LONGEST_NAME else ""


def place_problem(path: PurePosixPath, site: Site) -> str:
    """Why no new image can stand at `path` in the site, as a sentence; "" where one can."""
    file = site.root / path
    if path.is_absolute() or ".." in path.parts or not is_inside(file, site.root):
        return f"The folder “{path.parent}” leads out of the site. Choose one in it."
    if is_left_out(str(path), site):
        return f"Jekyll would not publish “{path}”: it leaves such names out."
    if path.name.casefold() in {each.casefold() for each in entries(path.parent, site)}:
        return f"There is a file “{path}” already. Choose another name."
    blocked = next((each for each in path.parents if (site.root / each).is_file()), None)
    return f"“{blocked}” is a file, so nothing can be put into it." if blocked else ""


def standing(file: Path | None, site: Site) -> PurePosixPath | None:
    """The path in the site of a file that is published as it stands there; None elsewhere."""
    if file is None or not is_inside(file, site.root):
        return None
    real = Path(os.path.realpath(file)).relative_to(os.path.realpath(site.root)).as_posix()
    return None if is_left_out(real, site) else PurePosixPath(real)


def same_image(data: bytes, site: Site, habits: ImageHabits) -> PurePosixPath | None:
    """The image with the same bytes below the site's folder of images; None where none is."""
    top = site.root / habits.root
    for file in files_below(top, site.root, is_published_folder):
        inside = PurePosixPath(file.relative_to(site.root).as_posix())
        if is_image(inside) and holds(file, data, site) and not is_left_out(str(inside), site):
            return inside
    return None


def is_published_folder(folder: Path) -> bool:
    """May images that readers see lie in a folder of that name?"""
    return is_searched(folder.name) and not folder.name.startswith("_")


def holds(file: Path, data: bytes, site: Site) -> bool:
    """Are these the bytes of the file? Read where its size fits alone."""
    if size_of(file) != len(data):
        return False
    try:
        return read_inside(file, site.root, len(data)) == data
    except PostError:
        return False


def entries(folder: PurePosixPath, site: Site) -> list[str]:
    """The names in a folder of the site; none where it is not there."""
    return [each.name for each in entries_inside(site.root / folder, site.root)]
