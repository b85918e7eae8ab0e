"""How far the blocks of posts stand off, as a table, and kept in a file from piece to piece."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

MOST = 40  # px
COUNTS = ("blocks", "seen", "open", "led_elsewhere")
HEAD = f"{'post':46} blocks  seen  open  lost|  to the page: n, median, max, over|  to the text"


@dataclass
class Distances:
    """How far the blocks of a post stand off, in px."""

    name: str
    blocks: int = 0
    seen: int = 0
    open: int = 0
    led_elsewhere: int = 0
    to_page: list[float] = field(default_factory=list)
    to_text: list[float] = field(default_factory=list)


def over(values: list[float]) -> int:
    return sum(abs(each) > MOST for each in values)


def row(each: Distances) -> str:
    figures = "".join(
        f"|{len(values):5}{median(values or [0]):8.1f}{max(values, default=0):8.1f}{over(values):5}"
        for values in ([abs(value) for value in way] for way in (each.to_page, each.to_text))
    )
    counts = f"{each.blocks:7}{each.seen:6}{each.open:6}{each.led_elsewhere:6}"
    return f"{each.name[:44]:46}{counts}{figures}"


def together(all_found: list[Distances]) -> Distances:
    """The blocks of all posts."""
    return Distances(
        f"all {len(all_found)}",
        *(sum(getattr(each, name) for each in all_found) for name in COUNTS),
        to_page=[value for each in all_found for value in each.to_page],
        to_text=[value for each in all_found for value in each.to_text],
    )


def kept_in(file: Path | None) -> list[Distances]:
    """What has been measured before."""
    if file is None or not file.exists():
        return []
    return [Distances(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]


def keep(found: Distances, file: Path | None) -> None:
    if file is not None:
        with file.open("a", encoding="utf-8") as kept:
            kept.write(json.dumps(asdict(found)) + "\n")
