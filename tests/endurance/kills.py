"""Types into the real program, kills it at random moments, and looks what is there after a restart.

    python tests/endurance/kills.py [--kills 200] [--seed 1]

Needs Xvfb, openbox and xdotool. Between two kills it writes words, saves, and renames the post's
file, which changes all posts that lead to it. After each kill the program is started again, every
question is answered with Enter, and the post is saved: what of the typed words is in the file? It
prints a table by what the program was about, and ends with 1 where a key older than a second is
lost, or a file damaged.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SAFE_MS = 1000  # a key older than this may not be lost
KEY_MS = "30"  # from one key to the next: 33 a second, faster than anybody writes
POSTS = 40  # that lead to the one that is written
HEAD = "---\ntitle: Kills\nlayout: post\n---\n\n"
END = "The end.\n"
LEADING = "---\ntitle: Number {n}\n---\n[Kills]({{% post_url {name} %}})\n"
WINDOW = "– Post Editor"
ASKING = "^(Post Editor|Bring back what was not saved)$"
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
    """What came to light after one kill."""

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
        self.started = 0.0
        self.program: subprocess.Popen[bytes] | None = None

    def write_leading(self, name: str) -> None:
        for n in range(POSTS):
            file = self.posts / f"2026-02-01-number-{n}.md"
            file.write_text(LEADING.format(n=n, name=name))

    @property
    def names(self) -> list[Path]:
        """The post that is written, by each name it has: two in the middle of a renaming."""
        return [each for each in self.posts.iterdir() if NAME.fullmatch(each.name)]

    @property
    def post(self) -> Path:
        """The post that is written, by whichever name it has now."""
        return self.names[0] if len(self.names) == 1 else self.posts / "not-one"

    def start(self) -> None:
        command = [sys.executable, "-m", "editor", "--size", "1200x760", str(self.names[0])]
        self.started = time.time()
        with open(os.devnull, "wb") as null:
            self.program = subprocess.Popen(
                command, env=self.environment, stdout=null, stderr=null, start_new_session=True
            )
        self.wait_for(lambda: self.windows(WINDOW))
        time.sleep(0.7)

    def kill(self) -> float:
        assert self.program is not None
        moment = time.monotonic()
        os.killpg(self.program.pid, signal.SIGKILL)
        self.program.wait()
        # The X server may be late: the dead window must not pass for that of the next start.
        self.wait_for(lambda: not self.windows(WINDOW))
        return moment

    def windows(self, name: str) -> list[str]:
        found = self.xdotool("search", "--onlyvisible", "--name", name)
        return found.split()

    @property
    def active(self) -> str:
        """The title of the window that has the keyboard."""
        return self.xdotool("getactivewindow", "getwindowname")

    def xdotool(self, *words: str) -> str:
        run = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True)
        return run.stdout.decode()

    def key(self, *keys: str) -> None:
        self.xdotool("key", "--clearmodifiers", *keys)

    def give_keyboard(self) -> None:
        """To the text, once the window has come to rest."""
        for window in self.windows(WINDOW)[:1]:
            self.xdotool("windowactivate", "--sync", window)
        if not self.wait_for(lambda: WINDOW in self.active):
            raise RuntimeError(f"The keyboard is with {self.active!r}, not with the program.")
        time.sleep(1.0)
        self.key("alt+2", "ctrl+Home")

    def press_in_dialog(self, key: str) -> None:
        """Press a key, if it is a dialog that gets it."""
        if WINDOW not in self.active:
            self.key(key)

    def wait_for(self, is_so, seconds: float = 30.0) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if is_so():
                return True
            time.sleep(0.05)
        return False

    def is_asking(self) -> bool:
        return bool(self.windows(ASKING))

    def answer_questions(self) -> None:
        """Enter, to whatever is asked at the start: about copies, then about acts broken off."""
        while self.has_left() and self.wait_for(self.is_asking, 20):
            for dialog in self.windows(ASKING)[:1]:
                self.xdotool("windowactivate", "--sync", dialog, "key", "Return")
            self.wait_for(lambda: not self.is_asking(), 3)

    def has_left(self) -> bool:
        """Did a program that was killed leave anything to be asked about?"""
        state = Path(self.environment["XDG_STATE_HOME"], "post-editor")
        try:
            left = [*(state / "recovery").glob("*/*.copy"), *(state / "acts").glob("*.act")]
            return any(each.stat().st_mtime < self.started for each in left)
        except FileNotFoundError:  # the program is taking it over just now
            return self.has_left()

    def save(self) -> None:
        """Save, and wait until the title says that it is."""
        for _ in range(6):
            self.key("ctrl+s")
            if self.wait_for(lambda: bool(self.windows(r"kills[^*]*md – Post Editor")), 4):
                return

    @property
    def body(self) -> str:
        """The text of the post in its file."""
        return self.post.read_text().removeprefix(HEAD)

    def damage(self) -> str:
        """What is not whole in the site; "" where all is."""
        post = self.post
        if not post.exists():
            return "the post is not there under one name"
        if not post.read_text().startswith(HEAD) or not post.read_text().endswith(END):
            return "the post is not whole"
        wanted = {LEADING.format(n=n, name=post.stem) for n in range(POSTS)}
        found = {each.read_text() for each in self.posts.glob("2026-02-01-number-*.md")}
        if wanted != found:
            return f"{len(wanted - found)} posts do not lead to it"
        others = [each.name for each in self.posts.iterdir() if each.name.startswith(".")]
        return f"left behind: {others}" if others else ""


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


class Round:
    """One life of the program: what is typed in it, until it is killed."""

    def __init__(self, desk: Desk, chance: random.Random, number: int) -> None:
        self.desk, self.chance, self.number = desk, chance, number
        self.before = desk.body
        self.typed = Typed()

    def run(self) -> Result:
        """Type, be killed, start again, and look."""
        during = self.chance.choices(("typing", "saving", "renaming"), (5, 3, 2))[0]
        self.desk.give_keyboard()
        self.type_for(self.chance.uniform(0.3, 3.0))
        if during == "saving":
            self.desk.key("ctrl+s")
            time.sleep(self.chance.uniform(0, 0.06))
        elif during == "renaming":
            self.rename()
            time.sleep(self.chance.uniform(0, 0.5))
        killed = self.desk.kill()
        self.desk.start()
        self.desk.answer_questions()
        self.desk.save()
        return self.look(during, killed)

    def type_for(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            word = "".join(self.chance.choices("abcdefghijklmnop", k=5)) + " "
            self.typed.add(word, time.monotonic())
            self.desk.xdotool("type", "--delay", KEY_MS, word)
            if self.chance.random() < 0.04:
                self.desk.key("ctrl+s")

    def rename(self) -> None:
        """Give the file another name, which changes the posts that lead to it too."""
        self.desk.key("ctrl+s")
        time.sleep(0.3)
        self.desk.key("F2")
        if self.desk.wait_for(lambda: bool(self.desk.windows("Rename")), 3):
            self.desk.press_in_dialog("ctrl+a")
            self.desk.xdotool("type", "--delay", "6", f"kills-{self.number}")
        for _ in range(2):  # the name, then what will change
            self.desk.press_in_dialog("Return")
            time.sleep(0.4)

    def look(self, during: str, killed: float) -> Result:
        """How much of what was typed is there?"""
        damage = self.desk.damage()
        kept = self.found()
        if not damage and not self.typed.text.startswith(kept):
            damage = f"other words than were typed: {kept[:200]!r} for {self.typed.text[:200]!r}"
        if damage or len(kept) == len(self.typed.text):
            return Result(during, 0.0, damage)
        return Result(during, (killed - self.typed.times[len(kept)]) * 1000, damage)

    def found(self) -> str:
        """What of the typed words is in the file."""
        return self.desk.body.removesuffix(self.before) if self.desk.post.exists() else ""


def table(results: list[Result]) -> str:
    """A row for each thing that the program was about."""
    rows = defaultdict(list)
    for each in results:
        rows[each.during].append(each)
    rows["all"] = results
    lines = ["| killed while | kills | lost keys older than 1 s | longest loss | damaged |"]
    lines.append("|---|---|---|---|---|")
    for name, found in rows.items():
        lost = sum(each.lost_ms > SAFE_MS for each in found)
        longest = max(each.lost_ms for each in found)
        damaged = sum(bool(each.damage) for each in found)
        lines.append(f"| {name} | {len(found)} | {lost} | {longest:.0f} ms | {damaged} |")
    return "\n".join(lines)


def main() -> int:
    """Kill, and tell."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--display", default=":77")
    args = parser.parse_args()
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder, screen(args.display):
        desk, chance = Desk(Path(folder), args.display), random.Random(args.seed)
        desk.start()
        for number in range(args.kills):
            results.append(Round(desk, chance, number).run())
            print(number + 1, results[-1], flush=True)
            if results[-1].damage:
                print(
                    desk.post.read_text()[:2000] if desk.post.exists() else os.listdir(desk.posts)
                )
        desk.kill()
    print(table(results))
    return any(each.lost_ms > SAFE_MS or each.damage for each in results)


if __name__ == "__main__":
    sys.exit(main())
