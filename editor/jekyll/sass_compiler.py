"""Compiles a style sheet in a process of its own: one that never ends, or grows, ends with it.

libsass lets nothing else run meanwhile, so in the window's process an endless loop would hold it.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, cast

import editor
from editor.post.errors import SassError
from editor.site.inside import is_file_inside

SASS = (".scss", ".sass")
ENDINGS = (*SASS, ".css")
STAYS_CSS = re.compile(r"(?:https?:)?//|.*\.css$", re.IGNORECASE)
COMPLAINT = re.compile(
    r"Error: (?P<reason>.*?)\n\s+on line (?P<line>\d+):\d+ of (?P<file>[^\n]+)", re.DOTALL
)
NO_MEMORY = "bad_alloc"  # as libsass says it
MOST_BYTES = 5_000_000  # of one imported file
MOST_CSS = 20_000_000  # characters of a compiled sheet
SECONDS = 5
PACKAGES = Path(editor.__file__).parents[1]  # where this program was imported from
MEMORY = 2**30  # bytes

Stamp = tuple[int, int]  # when a file was changed, and its size


@dataclass(frozen=True)
class Work:
    """A sheet to be compiled; imports come from `folders`, none from outside of `within`."""

    source: str
    style: str
    indented: bool
    folders: Sequence[Path]
    within: Sequence[Path]


@dataclass(frozen=True)
class Sheet:
    """A compiled style sheet, and the files that it imported as they were then."""

    css: str
    files: dict[Path, Stamp] = field(default_factory=dict[Path, Stamp], hash=False)

    @property
    def is_current(self) -> bool:
        """Are the imported files as they were?"""
        return all(stamp_of(file) == stamp for file, stamp in self.files.items())


def compiled(work: Work) -> Sheet:
    """The compiled sheet. Raises SassError, a sentence with the line."""
    command = [sys.executable, "-P", "-m", __name__]  # -P: never Python files of a site
    environment = {**os.environ, "PYTHONPATH": str(PACKAGES)}
    task = json.dumps(asdict(work), default=str).encode()
    try:
        done = subprocess.run(
            command, input=task, capture_output=True, timeout=2 * SECONDS, env=environment
        )
    except subprocess.TimeoutExpired:
        raise SassError(TOO_MUCH) from None
    if done.returncode:
        raise SassError(TOO_MUCH)
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise SassError(answer["error"])
    return Sheet(answer["css"], {Path(file): tuple(stamp) for file, stamp in answer["files"]})


TOO_MUCH = (
    f"The style sheet cannot be compiled: it takes more than {SECONDS} seconds, or too much memory."
)


def main() -> None:
    """Do the work that stands on the standard input; the answer goes to the standard output."""
    set_limits()
    task = json.load(sys.stdin.buffer)
    folders, within = ([Path(each) for each in task[name]] for name in ("folders", "within"))
    work = Work(task["source"], task["style"], task["indented"], folders, within)
    sys.stdout.write(json.dumps(answer_to(work)))


def set_limits() -> None:
    """Have the system end this process where it takes too much, if it can."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def answer_to(work: Work) -> dict[str, Any]:
    """The sheet and the files that it imports, or what is wrong."""
    try:
        sheet = compiled_here(work)
    except SassError as error:
        return {"error": str(error)}
    if len(sheet.css) > MOST_CSS:
        return {"error": TOO_MUCH}
    return {"css": sheet.css, "files": [(str(file), stamp) for file, stamp in sheet.files.items()]}


def compiled_here(work: Work) -> Sheet:
    """The compiled sheet. Raises SassError."""
    import sass  # pyright: ignore[reportMissingTypeStubs]

    compile_ = cast("Callable[..., str]", sass.compile)  # pyright: ignore[reportUnknownMemberType]
    imports = Imports(work.folders, work.within)
    importers = [(0, imports.find)]
    options = {"output_style": work.style, "indented": work.indented, "importers": importers}
    try:
        return Sheet(compile_(string=work.source or "\n", **options), imports.files)
    except sass.CompileError as error:
        is_full = NO_MEMORY in str(error)
        raise imports.problem or (
            SassError(TOO_MUCH) if is_full else complaint(str(error))
        ) from error
    except (ValueError, MemoryError):  # a NUL, or more than there is room for
        raise SassError(TOO_MUCH) from None


class Imports:
    """Answers `@import` for one sheet and remembers what was read."""

    def __init__(self, folders: Sequence[Path], within: Sequence[Path]) -> None:
        self._folders, self._within = folders, within
        self.files: dict[Path, Stamp] = {}
        self.problem: SassError | None = None

    def find(self, name: str, previous: str) -> list[tuple[str]] | None:
        """The file that `name` means in the sheet `previous`; None leaves the line to CSS."""
        if STAYS_CSS.match(name):
            return None
        file = self._file(name, previous)
        if file is None:
            where = f" of {Path(previous).name}" if os.path.isabs(previous) else ""
            self.problem = SassError(f"The import “{name}”{where} is not in the site or its theme.")
            raise self.problem
        self.files[file] = stamp_of(file) or (0, 0)
        return [(str(file),)]

    def _file(self, name: str, previous: str) -> Path | None:
        beside = [Path(previous).parent] if os.path.isabs(previous) else []
        found = (path for folder in (*beside, *self._folders) for path in candidates(folder / name))
        return next((path for path in found if self._may_read(path)), None)

    def _may_read(self, path: Path) -> bool:
        inside = any(is_file_inside(path, folder) for folder in self._within)
        return inside and path.stat().st_size <= MOST_BYTES


def candidates(path: Path) -> Iterator[Path]:
    """The files that an import of `path` may mean, in Sass's order."""
    if not path.name:
        return
    if path.suffix in ENDINGS:
        yield from (path, path.with_name(f"_{path.name}"))
    for name in (f"_{path.name}", path.name):
        yield from (path.with_name(name + ending) for ending in ENDINGS)
    for name in ("_index", "index"):
        yield from (path / (name + ending) for ending in ENDINGS)


def complaint(message: str) -> SassError:
    """What libsass says, as a sentence that names line and file."""
    match = COMPLAINT.search(message)
    if match is None:
        return SassError(f"The style sheet cannot be compiled: {' '.join(message.split())}")
    name = "" if match["file"] == "stdin" else f" of {Path(match['file']).name}"
    reason = " ".join(match["reason"].split()).rstrip(".")
    return SassError(f"The style sheet cannot be compiled: {reason} (line {match['line']}{name}).")


def stamp_of(file: Path) -> Stamp | None:
    """What tells one state of a file from the next; None where there is none."""
    try:
        about = file.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size


if __name__ == "__main__":
    main()
