"""Where the files of `resources/` are: in an installed package and in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """The file or folder `name` of `resources/`."""
    inside = PACKAGE / "resources"  # where the wheel puts them
    folder = inside if inside.is_dir() else PACKAGE.parent / "resources"
    return folder / name
