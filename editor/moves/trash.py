"""Files go to the system's trash, where people can find them again."""

from __future__ import annotations

from pathlib import Path

from editor.post.errors import WriteFailed


def to_trash(path: Path) -> None:
    """Move the file to the trash of its file system. Raises WriteFailed; it is still there then."""
    from send2trash import send2trash  # rarely wanted

    try:
        send2trash(path)
    except (OSError, PermissionError) as error:
        reason = error.strerror or str(error)
        raise WriteFailed(
            f"“{path.name}” cannot be moved to the trash: {reason}. It is where it was.", path
        ) from None
