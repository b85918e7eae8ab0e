"""Types into the real program, kills it at random moments, and looks what is there after a restart.

    python tests/endurance/kills.py [--kills 200] [--seed 1]

Needs Xvfb, openbox and xdotool. Between two kills it writes words, saves, and renames the post's
file, which changes all posts that lead to it. After each kill the program is started again, every
question is answered with Enter, and the post is saved: what of the typed words is in the file? It
prints a table by what the program was about, and ends with 1 where a key older than a second is
lost, or a file damaged.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SAFE_MS = 1000  # a key older than this may not be lost
POSTS = 40  # that lead to the one that is written
HEAD = "---\ntitle: Kills\nlayout: post\n---\n"
END = "\nThe end.\n"
LEADING = "---\ntitle: Number {n}\n---\n[Kills]({{% post_url {name} %}})\n"
WINDOW = "Post Editor"
NAME = re.compile(r"2026-01-01-(kills[\w-]*)\.md")


@dataclass
class Typed:
    """What was typed since the beginning, and when each key was sent."""

    text: str = ""
    times: list[float] = field(default_factory=list)

    def add(self, words: str, at: float) -> None:
        self.text += words
        self.times += [at] * len(words)


@dataclass
class Result:
    """What one kick brought to light."""

    during: str
    lost_ms: float = 0.0
    damage: str = ""


class Desk:
    """A site, a screen, and the program."""

    def __init__(self, folder: Path, display: str) -> None:
        self.site = folder / "site"
        self.posts = self.site / "_posts"
        self.posts.mkdir(parents=True)
        (self.site / "_config.yml").write_text("title: Kills\n")
        (self.posts / "2026-01-01-kills.md").write_text(HEAD + END)
        self.write_leading("2026-01-01-kills")
        homes = {name: str(folder / name) for name in ("state", "config", "cache", "runtime")}
        os.makedirs(homes["runtime"], mode=0o700)
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_STATE_HOME": homes["state"],
            "XDG_CONFIG_HOME": homes["config"],
            "XDG_CACHE_HOME": homes["cache"],
            "XDG_RUNTIME_DIR": homes["runtime"],
        }
        self.program: subprocess.Popen[bytes] | None = None

    def write_leading(self, name: str) -> None:
        for n in range(POSTS):
            file = self.posts / f"2026-02-01-number-{n}.md"
            file.write_text(LEADING.format(n=n, name=name))

    @property
    def post(self) -> Path:
        """The post that is written, by whichever name it has now."""
        found = [each for each in self.posts.iterdir() if NAME.fullmatch(each.name)]
        return found[0] if len(found) == 1 else self.posts / "not-one"

    def start(self) -> None:
        command = [sys.executable, "-m", "editor", "--size", "1200x760", str(self.post)]
        with open(os.devnull, "wb") as null:
            self.program = subprocess.Popen(
                command, env=self.environment, stdout=null, stderr=null, start_new_session=True
            )
        self.wait_for(lambda: self.windows(WINDOW))
        time.sleep(1.0)

    def kill(self) -> float:
        assert self.program is not None
        moment = time.monotonic()
        os.killpg(self.program.pid, signal.SIGKILL)
        self.program.wait()
        return moment

    def windows(self, name: str) -> list[str]:
        found = self.xdotool("search", "--onlyvisible", "--name", name)
        return found.split()

    def xdotool(self, *words: str) -> str:
        run = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True)
        return run.stdout.decode()

    def key(self, *keys: str) -> None:
        self.xdotool("key", "--clearmodifiers", *keys)

    def wait_for(self, is_so, seconds: float = 30.0) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if is_so():
                return True
            time.sleep(0.05)
        return False

    def answer_questions(self) -> None:
        """Enter, to whatever is asked at the start."""
        for _ in range(4):
            if len(self.windows(WINDOW + "|Unsaved|unsaved|act")) < 2:
                return
            self.key("Return")
            time.sleep(0.6)


@contextmanager
def screen(display: str):
    """An X server with a window manager."""
    with open(os.devnull, "wb") as null:
        command = ["Xvfb", display, "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        server = subprocess.Popen(command, stdout=null, stderr=null)
        time.sleep(1.0)
        environment = {**os.environ, "DISPLAY": display}
        manager = subprocess.Popen(["openbox"], env=environment, stdout=null, stderr=null)
        time.sleep(0.5)
        try:
            yield
        finally:
            manager.kill()
            server.kill()
