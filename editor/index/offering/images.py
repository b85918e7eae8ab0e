"""The images of a site, as its posts show them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from editor.index.offering.offered import Offered
from editor.site.image_habits import image_habits
from editor.site.own_files import is_image, own_files
from editor.site.site import Site
from editor.writing.completing.candidate import Candidate


def images(offered: Offered) -> list[Candidate]:
    """Whole images, their words to be written; the latest first."""
    return [_candidate(path, "![", f"]({written})") for path, written in _written(offered)]


def image_addresses(offered: Offered) -> list[Candidate]:
    """Where they lie, as the site writes it."""
    return [_candidate(path, written, "") for path, written in _written(offered)]


def _candidate(path: PurePosixPath, before: str, after: str) -> Candidate:
    folder = str(path.parent)
    return Candidate(
        path.name,
        before,
        after,
        note=folder,
        also=f"/{path}",  # with the slash before it or without
        icon="image-outline",
        picture=str(path),
    )


def _written(offered: Offered) -> list[tuple[PurePosixPath, str]]:
    """The images and their addresses."""
    site = offered.place.site
    if not site.is_site:
        return []
    habits = image_habits(site)
    paths = [path for path in own_files(site) if is_image(path)]
    paths.sort(key=lambda path: (-changed(path, site), path))
    return [(path, habits.body_reference(path)) for path in paths]


def changed(path: PurePosixPath, site: Site) -> float:
    """When a file was changed last, in seconds since the epoch; 0 for one that has gone."""
    try:
        return Path(site.root, path).stat().st_mtime
    except OSError:
        return 0
