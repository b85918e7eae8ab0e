"""The smallest site that Jekyll builds: a list of posts, and a page for each."""

from __future__ import annotations

import os
from pathlib import Path

from editor.moves.plan import Plan, made
from editor.post.errors import FileError
from editor.post.scalar import Style, write
from editor.resource_files import resource
from editor.site.site import CONFIG_NAMES, POST_FOLDERS

CONFIG = """title: {title}
permalink: /:year/:month/:day/:title/
"""


def new_site(folder: Path, title: str) -> Plan:
    """The plan that makes a site called `title` in `folder`.

    Raises FileError where there is one already, or a file would be in its way.
    """
    folder = Path(os.path.abspath(folder))
    files = {"_config.yml": CONFIG.format(title=write(title, Style.DOUBLE)).encode()}
    files |= {f"{name}/.gitkeep": b"" for name in POST_FOLDERS}  # git keeps no empty folders
    pattern = resource("new_site")
    for file in sorted(pattern.rglob("*.*")):
        files[file.relative_to(pattern).as_posix()] = file.read_bytes()
    taken = [name for name in (*CONFIG_NAMES, *POST_FOLDERS, *files) if (folder / name).exists()]
    if taken:
        raise FileError(
            f"“{folder.name}” has “{taken[0]}” already: no site is made there. Choose an empty "
            "folder, or open the site that is there.",
            folder,
        )
    changes = (made(folder / name, data) for name, data in files.items())
    return Plan(f"New site “{title}”", tuple(changes))
