"""How the time grows with the text, for each hostile shape and each thing done with a text.

    python tests/benchmarks/growth.py            every shape, from 10 KB to 1 MB
    python tests/benchmarks/growth.py fence link the shapes whose names hold one of the words
    python tests/benchmarks/growth.py --from 20 --to 40 --steps paste  some, and one thing alone

The last column is the exponent by which the time of a step grows over the three largest sizes:
1 is in step with the text, 2 by its square. A dash: the time was up, or the step failed.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from threading import Timer
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from hostile_shapes import SHAPES

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
LIMIT = 600  # seconds, for all that is done with one shape
FELT = 0.05  # seconds; of what takes less the growth says nothing
SUPERLINEAR = 1.25  # exponent


def steps() -> dict[str, Callable[[str], object]]:
    """What is done with a text."""
    from editor.checks import ALONE, WITH_SITE, find_problems
    from editor.jekyll.document import Document
    from editor.jekyll.excerpt import excerpt_source
    from editor.jekyll.math import with_math
    from editor.jekyll.renderer import Renderer
    from editor.post.post import Post
    from editor.site.place import Place
    from editor.site.site import Site
    from editor.ui.preview.changes import changes
    from editor.writing.colours.scan import scan
    from editor.writing.outline import outline_of
    from editor.writing.pasted.converting import markdown_of
    from editor.writing.statistics import count

    place = Place(None, Site(Path("/nowhere")))
    post = Post.parse(b"---\ntitle: a\n---\n")
    renderer = Renderer(place)
    made: list[str] = []

    def render(text: str) -> None:
        made[:] = [block.html for block in renderer.post_blocks(post.with_text(text))]

    def excerpt(text: str) -> None:
        excerpt_source(Document(PurePosixPath("_posts/2025-12-03-a.md"), {}, text), place.site)

    render("# *A* `b`")  # what is imported for the first text is not its fault

    return {
        "parse": lambda text: Post.parse(text.encode()).values,
        "render": render,
        "math": lambda _: [with_math(html) for html in made],
        "patch": lambda _: changes(made, ["a", *made[1:-1], "a", "b", "c"]),
        "key": lambda text: renderer.post_blocks(post.with_text(with_letter(text))),
        "typed": lambda text: post.with_text(text).with_text(with_letter(text)),
        "checks": lambda text: find_problems(post.with_text(text), place, checks=ALONE),
        "all checks": lambda text: find_problems(post.with_text(text), place, checks=WITH_SITE),
        "statistics": count,
        "outline": outline_of,
        "colours": lambda text: scan(text.split("\n")),
        "excerpt": excerpt,
        "paste": lambda text: markdown_of(f"<p>a</p><b>b</b>{text}"),
    }


def with_letter(text: str) -> str:
    """The text with one more letter in its middle."""
    middle = len(text) // 2
    return f"{text[:middle]}x{text[middle:]}"


def measure(name: str, sizes: Sequence[int], only: Sequence[str]) -> None:
    """Print a line for each step and size, as soon as it is done."""
    for size in sizes:
        text = SHAPES[name](size)
        for step, do in steps().items():
            if only and step not in only:
                continue
            print(json.dumps(["begun", step, size]), flush=True)
            begun = process_time()
            do(text)
            print(json.dumps(["done", step, size, process_time() - begun]), flush=True)


def rows(name: str, given: argparse.Namespace) -> dict[str, list[float | None]]:
    """The seconds of each step by size; None where it was not done in time, or failed."""
    command = [sys.executable, __file__, "--measure", name]
    command += ["--sizes", *map(str, given.sizes), "--steps", *given.steps]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    timer = Timer(LIMIT, process.kill)
    timer.start()
    output, _ = process.communicate()
    timer.cancel()
    found: dict[str, list[float | None]] = {}
    for line in output.splitlines():
        kind, step, _, *seconds = json.loads(line)
        if kind == "begun":
            found.setdefault(step, []).append(None)
        else:
            found[step][-1] = seconds[0]
    return found


def growth(sizes: Sequence[int], seconds: Sequence[float | None]) -> float:
    """The exponent between two of the larger sizes; infinite where the time did not suffice."""
    if None in seconds:
        return math.inf
    timed = [(size, time) for size, time in zip(sizes, seconds, strict=False) if time is not None]
    felt = [(size, time) for size, time in timed if time >= FELT / 10]
    if len(felt) < 2 or felt[-1][1] < FELT:
        return 0
    (smaller, first), (larger, last) = felt[max(-3, -len(felt))], felt[-1]
    return math.log(last / first) / math.log(larger / smaller)


def main() -> int:
    """Print the table; 1 where something grows faster than its text."""
    arguments = read_arguments()
    if arguments.measure:
        measure(arguments.measure, arguments.sizes, arguments.steps)
        return 0
    slow = 0
    heads = "".join(f"{size // 1000:>8} KB" for size in arguments.sizes)
    print(f"{'shape':34}{'step':12}{heads}  ms; exponent")
    for name in list(SHAPES)[arguments.first : arguments.last]:
        if arguments.words and not any(word in name for word in arguments.words):
            continue
        for step, seconds in rows(name, arguments).items():
            exponent = growth(arguments.sizes, seconds)
            slow += exponent > SUPERLINEAR
            times = "".join("          –" if s is None else f"{s * 1000:11.1f}" for s in seconds)
            flag = f"{exponent:7.2f} {'<<<' if exponent > SUPERLINEAR else ''}" if exponent else ""
            print(f"{name:34}{step:12}{times:{11 * len(arguments.sizes)}}{flag}", flush=True)
    return 1 if slow else 0


def read_arguments() -> argparse.Namespace:
    """Which shapes, and how large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="what the names of the shapes hold")
    parser.add_argument("--from", dest="first", type=int, default=0, help="number of the first")
    parser.add_argument("--to", dest="last", type=int, help="number behind the last")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, help="characters")
    parser.add_argument("--steps", nargs="*", default=[], help="what is done; without: everything")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
