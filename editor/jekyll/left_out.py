"""Why Jekyll does not look at a post's file: the names of its folders, or the site's `exclude`.

Follows https://jekyllrb.com/docs/configuration/options/ (`exclude`, `include`)
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from editor.jekyll.site_files import USUALLY_EXCLUDED, patterns
from editor.site.site import POST_FOLDERS, Site


def left_out_because(path: PurePosixPath, site: Site) -> str:
    """Why the post or draft at `path` (in the site) is not read, as a sentence; "" if it is."""
    start = PurePosixPath(site.collections_dir)
    if not path.is_relative_to(start):
        return f"Jekyll looks for posts in the folder “{start}” only (`collections_dir`)."
    inner = path.relative_to(start)
    depth = next((n for n, part in enumerate(inner.parts[:-1]) if part in POST_FOLDERS), None)
    if depth is None:
        return "The file lies in no _posts folder."
    for n in range(len(inner.parts)):
        step = PurePosixPath(*inner.parts[: n + 1])
        is_folder = n < len(inner.parts) - 1
        if pattern := excluded_by(start / step, is_folder, site):
            return f"The site's configuration leaves it out: `exclude` has “{pattern}”."
        if n < depth and is_special(step.name) and not is_included(step.name, site):
            return f"Jekyll does not look into the folder “{step.name}”."
    return unread_in_posts(PurePosixPath(*inner.parts[depth + 1 :]), site)


def unread_in_posts(path: PurePosixPath, site: Site) -> str:
    """Why a file at `path` below `_posts` is not read."""
    first, name = path.parts[0], path.name
    for part in path.parts[:-1]:
        if part.startswith("."):
            return f"Jekyll does not look into the folder “{part}”."
    if is_special(name) and not is_included(name, site) and not is_included(first, site):
        return f"Jekyll does not read a file of the name “{name}”."
    if is_special(first[:1]) and not is_included(first, site):
        return f"Jekyll does not look into the folder “{first}”."
    return ""


def is_special(name: str) -> bool:
    """Does Jekyll pass over files and folders of that name?"""
    return name[:1] in ("_", ".", "#", "~") or name.endswith("~")


def is_included(name: str, site: Site) -> bool:
    """Does `include` name the file or folder?"""
    return any(fnmatchcase(name, each.strip("/")) for each in patterns(site, "include"))


def excluded_by(path: PurePosixPath, is_folder: bool, site: Site) -> str:
    """The pattern that leaves out a file or folder, or all that begin like it; "" for none."""
    written = f"{path}/" if is_folder else f"{path}"
    for pattern in (*patterns(site, "exclude"), *USUALLY_EXCLUDED):
        wanted = pattern.removeprefix("/")
        is_match = fnmatchcase(f"{path}", wanted) or fnmatchcase(written, wanted)
        if wanted and (is_match or written.startswith(wanted)):
            return pattern
    return ""
