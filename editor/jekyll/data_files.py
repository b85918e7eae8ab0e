"""`site.data`: what stands in the files of `_data`.

Follows https://jekyllrb.com/docs/datafiles/
"""

from __future__ import annotations

import csv
import json
import re
from datetime import tzinfo
from pathlib import Path
from typing import Any, cast

from editor.jekyll.ruby_yaml import load
from editor.post.errors import PostError
from editor.site.amounts import too_much
from editor.site.inside import entries_inside, files_below, read_inside, size_of

MOST_BYTES = 20_000_000  # of all files; of YAML, some forty times as much memory
MOST_VALUES = 500_000  # in a file of YAML
MOST_CELLS = 2_000_000  # a short row has as many as the first
LEFT_OUT = re.compile(r"[^\w\s-]+|(?:(?<=^)|(?<=\b\s))\s+(?=$|\s?\b)", re.ASCII)


def read_data(folder: Path, root: Path, zone: tzinfo | None) -> dict[str, Any]:
    """All data in `folder`, a part of `root`, by file name, folders as mappings.

    Files that cannot be read are left out, and the largest where all together are too much.
    """
    return read_folder(folder, root, zone, data_left_out(folder, root))


def data_left_out(folder: Path, root: Path) -> frozenset[Path]:
    """The largest files of data, where all together are more than is read."""
    files = (each for each in files_below(folder, root) if each.suffix.lower() in READERS)
    return too_much({each: size_of(each) for each in files}, MOST_BYTES)


def read_folder(
    folder: Path, root: Path, zone: tzinfo | None, left_out: frozenset[Path]
) -> dict[str, Any]:
    """The data in a folder, but for those of `left_out`."""
    found: dict[str, Any] = {}
    entries = entries_inside(folder, root)
    for entry in sorted(entries, key=lambda each: each.is_dir(follow_symlinks=False)):
        path = folder / entry.name
        if entry.name.startswith(".") or entry.is_symlink() or path in left_out:
            continue
        if entry.is_dir():
            found[data_name(entry.name)] = read_folder(path, root, zone, left_out)
        elif reader := READERS.get(path.suffix.lower()):
            try:
                text = read_inside(path, root, MOST_BYTES).decode("utf-8-sig")
                found[data_name(path.stem)] = reader(text, zone)
            except (PostError, ValueError, RecursionError, csv.Error):
                continue
    return found


def data_name(name: str) -> str:
    """What templates call a file: `my file.name` is `my_filename`."""
    return re.sub(r"\s+", "_", LEFT_OUT.sub("", name))


def read_yaml(text: str, zone: tzinfo | None) -> Any:  # noqa: ANN401
    """YAML; there may be more of it than in a post."""
    return load(text, zone, most=MOST_VALUES)


def read_json(text: str, zone: tzinfo | None) -> Any:  # noqa: ANN401
    """JSON is YAML to Jekyll; a large file is read faster as what it is."""
    try:
        return json.loads(text)
    except ValueError:
        return read_yaml(text, zone)


def read_csv(text: str, zone: tzinfo | None) -> list[dict[str, str | None]]:  # noqa: ARG001
    """Rows by the names in the first one."""
    return rows(text, ",")


def read_tsv(text: str, zone: tzinfo | None) -> list[dict[str, str | None]]:  # noqa: ARG001
    """The same, between tabs."""
    return rows(text, "\t")


def rows(text: str, delimiter: str) -> list[dict[str, str | None]]:
    """Each row by its header; an empty cell is nothing."""
    header, *body = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    if len(header) * len(body) > MOST_CELLS:
        raise ValueError("a table too large to be held")
    return [
        {name: (row[n] if n < len(row) else None) or None for n, name in enumerate(header)}
        for row in body
    ]


READERS = {
    ".yml": read_yaml,
    ".yaml": read_yaml,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_tsv,
}


def overlaid(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """The theme's data below the site's own."""
    result = dict(below)
    for name, value in above.items():
        old = result.get(name)
        if isinstance(old, dict) and isinstance(value, dict):
            value = overlaid(cast("dict[str, Any]", old), cast("dict[str, Any]", value))
        result[name] = value
    return result
