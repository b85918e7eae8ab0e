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
from editor.post.errors import YamlError

MOST_BYTES = 20_000_000
LEFT_OUT = re.compile(r"[^\w\s-]+|(?:(?<=^)|(?<=\b\s))\s+(?=$|\s?\b)", re.ASCII)


def read_data(folder: Path, zone: tzinfo | None) -> dict[str, Any]:
    """All data below `folder` by file name, folders as mappings; files that fail are left out."""
    found: dict[str, Any] = {}
    try:
        entries = sorted(folder.iterdir(), key=lambda path: (path.is_dir(), path.name))
    except OSError:
        return found
    for path in entries:
        name = data_name(path.name if path.is_dir() else path.stem)
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            found[name] = read_data(path, zone)
        elif (reader := READERS.get(path.suffix.lower())) and is_readable(path):
            try:
                found[name] = reader(path.read_text("utf-8-sig"), zone)
            except (OSError, ValueError, YamlError, csv.Error):
                continue
    return found


def is_readable(path: Path) -> bool:
    """Is it a regular file of a bearable size?"""
    return path.is_file() and path.stat().st_size <= MOST_BYTES


def data_name(name: str) -> str:
    """What templates call a file: `my file.name` is `my_filename`."""
    return re.sub(r"\s+", "_", LEFT_OUT.sub("", name))


def read_json(text: str, zone: tzinfo | None) -> Any:  # noqa: ANN401
    """JSON is YAML to Jekyll; a large file is read faster as what it is."""
    try:
        return json.loads(text)
    except ValueError:
        return load(text, zone)


def read_csv(text: str, zone: tzinfo | None) -> list[dict[str, str | None]]:  # noqa: ARG001
    """Rows by the names in the first one."""
    return rows(text, ",")


def read_tsv(text: str, zone: tzinfo | None) -> list[dict[str, str | None]]:  # noqa: ARG001
    """The same, between tabs."""
    return rows(text, "\t")


def rows(text: str, delimiter: str) -> list[dict[str, str | None]]:
    """Each row by its header; an empty cell is nothing."""
    header, *body = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    return [
        {name: (row[n] if n < len(row) else None) or None for n, name in enumerate(header)}
        for row in body
    ]


READERS = {
    ".yml": load,
    ".yaml": load,
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
