"""Where a site's posts keep their images, and how they write them: learnt from the latest posts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from editor.post.errors import PostError
from editor.post.post import Post
from editor.post.slug import slugify
from editor.post.written_date import WrittenDate
from editor.site.addresses import address, as_text, decoded
from editor.site.body_images import body_images
from editor.site.field_images import field_images
from editor.site.image_facts import type_by_ending
from editor.site.images import EMBEDDED, LOCAL, OTHER_SCHEME, REMOTE, without_liquid
from editor.site.inside import read_inside
from editor.site.place import Place
from editor.site.post_files import posts_below
from editor.site.site import Site

Vote = TypeVar("Vote")
MOST_POSTS = 60  # the latest ones, of which habits are learnt
USUAL_FOLDERS = ("assets/images", "assets/img", "images", "img")
PATH = "<path>"  # stands in a way of writing for the path in the site, without a slash before it
YEAR, MONTH, SLUG = "<year>", "<month>", "<slug>"  # stand in a folder for parts of the post's name
HASH = re.compile(r"[0-9a-f]{32}(?:[0-9a-f]{8}|[0-9a-f]{32})?")  # 32, 40 or 64 digits
IN_LIQUID = re.compile(r"[\"']\s*/?<path>|\{%\s*link\s+<path>")


@dataclass(frozen=True)
class ImageHabits:
    """How a site does it; as it stands here, how most sites do."""

    folder: str = USUAL_FOLDERS[0]  # in the site; may hold <year>, <month>, <slug>
    digits: int = 0  # of names that are made of the contents; 0: names say what is shown
    in_field: str = PATH  # in `image:`
    in_body: str = f"/{PATH}"

    def folder_for(self, post: Post, place: Place) -> PurePosixPath:
        """The folder in the site for the images of a post."""
        day, slug = day_of(post, place), slug_of(post, place)
        parts = {YEAR: f"{day:%Y}", MONTH: f"{day:%m}", SLUG: slug}
        return PurePosixPath(*(parts.get(part, part) for part in self.folder.split("/")))

    @property
    def root(self) -> PurePosixPath:
        """The folder below which all images lie, whatever the post."""
        fixed = self.folder.partition("<")[0]
        return PurePosixPath(fixed if fixed == self.folder else fixed.rpartition("/")[0])

    def field_reference(self, path: PurePosixPath) -> str:
        """What the field `image` holds for the image at `path` in the site."""
        return self.in_field.replace(PATH, as_text(path))

    def body_reference(self, path: PurePosixPath) -> str:
        """What stands between the brackets of `![](…)` for the image at `path` in the site."""
        written = as_text(path) if IN_LIQUID.search(self.in_body) else address(path)
        return self.in_body.replace(PATH, written)


@dataclass(frozen=True)
class Seen:
    """One image as a post writes it."""

    way: str  # with <path>
    folder: str  # with marks
    digits: int
    is_field: bool


def image_habits(site: Site) -> ImageHabits:
    """How the latest posts of the site keep and write their images; each post counts once."""
    seen = [each for path in latest_posts(site) for each in dict.fromkeys(seen_in(path, site))]
    usual = f"{{{{ '/{PATH}' | relative_url }}}}" if site.baseurl else f"/{PATH}"
    return ImageHabits(
        most((each.folder for each in seen), usual_folder(site)),
        most((each.digits for each in seen), 0),
        most((each.way for each in seen if each.is_field), PATH),
        most((each.way for each in seen if not each.is_field), usual),
    )


def most(votes: Iterable[Vote], usual: Vote) -> Vote:
    """What most voted for, of equals what came first."""
    counted = Counter(votes).most_common(1)
    return counted[0][0] if counted else usual


def seen_in(path: Path, site: Site) -> Iterator[Seen]:
    """The images of the post at `path` that lie in the site."""
    for reference, is_field in references_in(path, site):
        way, image = way_of(reference, site) or (PATH, None)
        if image and (is_field or way != PATH):  # in a body it leads nowhere but from the root
            digits = len(image.stem) if HASH.fullmatch(image.stem) else 0
            yield Seen(way, folder_kind(image.parent, Place(path, site)), digits, is_field)


def latest_posts(site: Site) -> list[Path]:
    """The latest posts by the dates of their names, then drafts."""
    found = [*posts_below(site.root)] if site.is_site else []
    return sorted(found, key=lambda path: (path.name[:1].isdigit(), path.name), reverse=True)[
        :MOST_POSTS
    ]


def references_in(path: Path, site: Site) -> Iterator[tuple[str, bool]]:
    """The references of a post, and whether each stands in `image:`; none of a broken one."""
    try:
        post = Post.parse(read_inside(path, site.root))
    except PostError:
        return
    for reference in field_images(post.get("image")):
        yield reference.strip(), True
    for image in body_images(post.text):
        yield image.reference, False


def way_of(reference: str, site: Site) -> tuple[str, PurePosixPath] | None:
    """How a reference is written, and the path in the site that it leads to.

    None for one that leads elsewhere, or is made by Liquid.
    """
    plain = without_liquid(reference)
    if "{" in plain or "\\" in plain:
        return None
    if any(kind.match(plain) for kind in (EMBEDDED, REMOTE, LOCAL, OTHER_SCHEME)):
        return None
    written = re.split(r"[?#]", plain, maxsplit=1)[0]
    written = written.removeprefix(f"{site.baseurl}/").lstrip("/")
    path = PurePosixPath(decoded(written))
    if type_by_ending(Path(path)) is None or ".." in path.parts or written not in reference:
        return None
    return reference.partition(written)[0] + PATH + reference.rpartition(written)[2], path


def folder_kind(folder: PurePosixPath, place: Place) -> str:
    """A folder with marks for the parts that follow from the post's name."""
    name = place.name
    if name is None:
        return str(folder)
    parts = [*folder.parts]
    for mark, part in ((SLUG, name.slug), *((date_marks(name.date)) if name.date else ())):
        if part in parts:
            parts[parts.index(part)] = mark
    return "/".join(parts)


def date_marks(day: date) -> Iterator[tuple[str, str]]:
    """The marks for a day, and what they stand for."""
    yield YEAR, f"{day:%Y}"
    yield MONTH, f"{day:%m}"


def day_of(post: Post, place: Place) -> date:
    """The day of a post: that of its name, else of its field, else today."""
    if place.name and place.name.date:
        return place.name.date
    written = WrittenDate.parse(str(post.get("date") or ""))
    return written.moment.date() if written and written.moment else date.today()


def slug_of(post: Post, place: Place) -> str:
    """What the post is called in names of files: by its own file, else by its title."""
    name = place.name.slug if place.name else ""
    return slugify(name or str(post.get("title") or "")) or "post"


def usual_folder(site: Site) -> str:
    """The folder that most sites use: one that is there, else `assets/images`."""
    there = (name for name in USUAL_FOLDERS if (site.root / name).is_dir())
    return next(there, USUAL_FOLDERS[0])
