"""All images of a site: who shows them, which are missing, misspelt, unused or very large."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from editor.checks.images import MOST_BYTES, MOST_PIXELS
from editor.post.errors import PostError
from editor.post.post import Post
from editor.site.addresses import decoded, encoded
from editor.site.body_images import body_images
from editor.site.field_images import field_images
from editor.site.image_facts import ENDINGS, facts
from editor.site.images import ImageAt, Kind, resolve, without_liquid
from editor.site.own_files import is_image, is_markup, is_text, own_files, text_bytes
from editor.site.place import Place
from editor.site.site import Site

ENDING = "|".join(re.escape(each) for each in ENDINGS)
NAME = re.compile(rf"([^\s\"'()<>\[\]{{}}=,;|`/\\]{{1,255}}(?:{ENDING}))(?![\w-])", re.IGNORECASE)
Watch = Callable[[int, int], None]  # told steps done and steps in all; may raise Cancelled
Unsaved = tuple[PurePosixPath | None, bytes]  # a post's path in the site, if it has one
LEADS_NOWHERE = (Kind.MISSING, Kind.OUTSIDE, Kind.LOCAL_PATH, Kind.BACKSLASH)
# Browsers and phones ask for these by themselves.
ASKED_FOR = re.compile(r"favicon\.ico|apple-touch-icon.*\.png", re.IGNORECASE)


@dataclass(frozen=True)
class Use:
    """A place that shows an image: the file in the site, its line, and what is written there."""

    file: PurePosixPath
    line: int
    reference: str
    field: str | None = None  # `image`, where it stands in the front matter


@dataclass(frozen=True)
class SiteImage:
    """An image of the site and who shows it; no width and height where it cannot be read."""

    path: PurePosixPath
    bytes: int
    width: int = 0
    height: int = 0
    type: str = ""
    changed: float = 0  # seconds since the epoch
    uses: tuple[Use, ...] = ()
    is_named: bool = True  # somewhere in the texts of the site

    @property
    def is_unused(self) -> bool:
        """Does no text of the site so much as name it?"""
        return not (self.uses or self.is_named or ASKED_FOR.fullmatch(self.path.name))

    @property
    def is_large(self) -> bool:
        """Do readers wait for it?"""
        many = self.type != "svg" and max(self.width, self.height) > MOST_PIXELS
        return many or self.bytes > MOST_BYTES


@dataclass(frozen=True)
class Astray:
    """A reference that readers see nothing of, or one to a file in other capitals (`meant`)."""

    use: Use
    meant: PurePosixPath | None = None


@dataclass(frozen=True)
class ImageSurvey:
    """What was found. `lists_files`: some page goes through all files of the site by itself."""

    images: tuple[SiteImage, ...] = ()
    missing: tuple[Astray, ...] = ()
    wrong_case: tuple[Astray, ...] = ()
    lists_files: bool = False


def survey_images(
    site: Site, watch: Watch = lambda _done, _all: None, unsaved: Sequence[Unsaved] = ()
) -> ImageSurvey:
    """Look through all texts and images of the site. Raises what `watch` raises.

    `unsaved` are posts as they stand in the window; those without a file keep images in use.
    """
    files = [*own_files(site)]
    images = [path for path in files if is_image(path)]
    texts = [path for path in files if is_text(path)]
    steps = len(texts) + len(images)
    found = Found(site, {str(path) for path in images})
    laid_over = {path: data for path, data in unsaved if path is not None}
    for number, path in enumerate(texts):
        watch(number, steps)
        found.read(path, laid_over.get(path))
    for path, data in unsaved:
        if path is None:
            found.name(data.decode())
    shown: list[SiteImage] = []
    for number, path in enumerate(images, len(texts)):
        watch(number, steps)
        if image := site_image(path, found, site):
            shown.append(image)
    return ImageSurvey(
        tuple(shown), tuple(found.missing), tuple(found.wrong_case), found.lists_files
    )


def images_of(site: Site, watch: Watch = lambda _done, _all: None) -> list[SiteImage]:
    """The images of the site, without who shows them."""
    paths = [path for path in own_files(site) if is_image(path)]
    found: list[SiteImage] = []
    for number, path in enumerate(paths):
        watch(number, len(paths))
        if image := site_image(path, Found(site, set()), site):
            found.append(image)
    return found


@dataclass
class Found:
    """What the texts of a site say of its images."""

    site: Site
    images: set[str]
    uses: defaultdict[PurePosixPath, list[Use]] = field(
        default_factory=lambda: defaultdict[PurePosixPath, list[Use]](list)
    )
    missing: list[Astray] = field(default_factory=list[Astray])
    wrong_case: list[Astray] = field(default_factory=list[Astray])
    named: set[str] = field(default_factory=set[str])  # names without folders, in small letters
    lists_files: bool = False
    _odd: list[str] = field(default_factory=list[str])  # names that `NAME` does not find
    _known: dict[tuple[PurePosixPath, str], ImageAt] = field(
        default_factory=dict[tuple[PurePosixPath, str], ImageAt]
    )

    def __post_init__(self) -> None:
        names = {PurePosixPath(path).name for path in self.images}
        self._odd = [name for name in names if not NAME.fullmatch(name)]

    def read(self, path: PurePosixPath, data: bytes | None = None) -> None:
        """Read one text; `data` is what it holds, where that is not the file's."""
        data = text_bytes(path, self.site) if data is None else data
        self.name(data.decode("utf-8", "replace"))
        if is_markup(path):
            for use in uses_in(path, data):
                self._sort(use)

    def name(self, text: str) -> None:
        """Remember the images that a text names."""
        self.named.update(decoded(name).casefold() for name in NAME.findall(text))
        for name in self._odd:
            if name in text or encoded(name) in text:
                self.named.add(name.casefold())
        self.lists_files = self.lists_files or "site.static_files" in text

    def _sort(self, use: Use) -> None:
        at = self._resolve(use)
        inside = self.site.relative(at.path) if at.path else None
        if inside is not None:
            self.uses[inside].append(use)
        if at.kind in LEADS_NOWHERE:
            self.missing.append(Astray(use))
        elif at.kind is Kind.WRONG_CASE:
            self.wrong_case.append(Astray(use, inside))

    def _resolve(self, use: Use) -> ImageAt:
        """Where it leads; what is there letter by letter is not looked for on disk."""
        plain = decoded(without_liquid(use.reference.strip())).lstrip("/")
        if plain in self.images:
            return ImageAt(Kind.FOUND, self.site.root / plain)
        key = use.file.parent, use.reference
        if key not in self._known:
            place = Place(self.site.root / use.file, self.site)
            self._known[key] = resolve(use.reference, place)
        return self._known[key]


def uses_in(path: PurePosixPath, data: bytes) -> Iterator[Use]:
    """The images that a text shows, in its field `image` and its body."""
    try:
        post = Post.parse(data)
    except PostError:
        return
    for reference in field_images(post.get("image")):
        lines = [each.line for each in post.front_matter.fields if each.key == "image"]
        yield Use(path, lines[-1] if lines else 1, reference, "image")
    for image in body_images(post.text):
        yield Use(path, post.body_line + image.line - 1, image.reference)


def site_image(path: PurePosixPath, found: Found, site: Site) -> SiteImage | None:
    """What is known of one image; None where it is gone."""
    file = site.root / path
    try:
        status = file.stat()
    except OSError:
        return None
    known = facts(file)
    size = (known.width, known.height, known.type) if known else (0, 0, "")
    uses: Sequence[Use] = found.uses.get(path, ())
    is_named = path.name.casefold() in found.named
    return SiteImage(path, status.st_size, *size, status.st_mtime, tuple(uses), is_named)
