"""A plan as bytes, to be kept while it is carried out: a line of JSON, then what the files hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from editor.moves.plan import FileChange, Plan

FORMAT = 1


def bytes_of(plan: Plan) -> bytes:
    """The plan without its warnings, which were read."""
    blobs = [*blobs_of(plan)]
    head = {
        "format": FORMAT,
        "title": plan.title,
        "changes": [[name_of(each.old), name_of(each.new)] for each in plan.changes],
        "lengths": [len(each) for each in blobs],
        "digest": digest(blobs),
    }
    return b"".join([json.dumps(head).encode(), b"\n", *blobs])


def plan_from(data: bytes) -> Plan:
    """The plan that `bytes_of` wrote. Raises ValueError for anything else."""
    line, _, rest = data.partition(b"\n")
    try:
        head: dict[str, Any] = json.loads(line)
        if head["format"] != FORMAT:
            raise ValueError("of another version")
        blobs = [*cut(rest, head["lengths"])]
        if digest(blobs) != head["digest"]:
            raise ValueError("damaged")
        pairs = zip(head["changes"], blobs[::2], blobs[1::2], strict=True)
        changes = [FileChange(path_of(o), path_of(n), b, a) for (o, n), b, a in pairs]
        return Plan(str(head["title"]), tuple(changes))
    except (LookupError, TypeError, RecursionError) as error:
        raise ValueError("no plan") from error


def blobs_of(plan: Plan) -> Iterator[bytes]:
    """What each file holds before, and after."""
    for change in plan.changes:
        yield change.before
        yield change.after


def cut(data: bytes, lengths: list[int]) -> Iterator[bytes]:
    """Pieces of these lengths."""
    start = 0
    for length in lengths:
        yield data[start : start + length]
        start += length


def digest(blobs: list[bytes]) -> str:
    """What tells whole contents from damaged ones."""
    found = hashlib.sha256()
    for each in blobs:
        found.update(each)
    return found.hexdigest()


def name_of(path: Path | None) -> str | None:
    """A path as JSON holds it; names of any bytes stay what they are."""
    return None if path is None else str(path)


def path_of(name: str | None) -> Path | None:
    """The path that JSON holds."""
    return None if name is None else Path(name)
