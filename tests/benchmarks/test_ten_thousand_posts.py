"""A site of 10,000 posts: when its list can be used, when it is complete, what memory it takes.

Each figure stands beside one of the same run: all the files read and their front matter by PyYAML;
the window with a site of one post.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
import yaml

from editor.index.cache import Cache
from editor.index.entry import State
from editor.index.listing import Filter, listed
from editor.index.quick import quick_list
from editor.index.site_index import SiteIndex
from editor.site.site import find_site

POSTS = 10_000
WORDS = """ferry harbour gull pier light tide storm keeper letter island winter boat rope salt
morning night school baker engine timetable""".split()
USABLE, COMPLETE, AGAIN = 1.0, 3.0, 0.5  # seconds, on two cores
MEMORY = """
import resource, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from editor.ui.application import make_application
from editor.ui.main_window import MainWindow
from editor.ui.settings import Settings
from editor.ui.theme import Theme

app = make_application(Theme.LIGHT)
store = QSettings(sys.argv[2], QSettings.Format.IniFormat)
window = MainWindow(Settings(store))
window.show()
window.site_posts.suggested.connect(app.quit)
window.files.open_site(Path(sys.argv[1]))
app.exec()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, len(window.site_posts.entries))
window.close()
"""


def made_site(root: Path, posts: int) -> Path:
    """A site of so many posts of the usual size."""
    chance = random.Random(4)
    for folder in ("_posts", "_layouts", "assets/images"):
        (root / folder).mkdir(parents=True)
    (root / "_config.yml").write_text("timezone: Europe/Lisbon\npermalink: pretty\n", "utf-8")
    (root / "_layouts/post.html").write_text("{{ content }}", "utf-8")
    for number in range(posts):
        title = " ".join(chance.choices(WORDS, k=4))
        day = f"{2000 + number % 26}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        body = "\n\n".join(" ".join(chance.choices(WORDS, k=80)) for _ in range(8))
        name = f"{day}-{title.replace(' ', '-')}-{number}.md"
        head = (
            f'layout: post\ntitle: "{title.title()} {number}"\ndate: {day}T08:57:20\n'
            f"author: Author {number % 17}\ncategories: [News]\n"
            f"tags: [{', '.join(title.split())}]\n"
            f'excerpt: "It says “{title}”."\nimage: assets/images/{number % 200}.jpg\n'
        )
        (root / "_posts" / name).write_text(f"---\n{head}---\n\n{body}\n", "utf-8")
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_site(tmp_path_factory.mktemp("large") / "site", POSTS)


def test_the_list(benchmark, root: Path, tmp_path: Path) -> None:
    site = find_site(root / "x.md")
    plain = merely_read(root)

    def look() -> dict[str, float]:
        cache = tmp_path / f"{perf_counter()}"
        return {"merely read": plain, **first_look(site, root, cache), **again(site, root, cache)}

    times = benchmark.pedantic(look, rounds=1)
    benchmark.extra_info.update({name: round(value, 3) for name, value in times.items()})
    print("\n" + "\n".join(f"{name:>20}: {value:.3f} s" for name, value in times.items()))
    assert times["usable"] < USABLE
    assert times["complete"] < COMPLETE
    assert times["second start"] < AGAIN


def merely_read(root: Path) -> float:
    """Seconds for reading every post and its front matter, in one process."""
    begun = perf_counter()
    for file in root.glob("_posts/*.md"):
        head = file.read_text("utf-8").split("---\n", 2)[1]
        yaml.load(head, Loader=yaml.CSafeLoader)
    return perf_counter() - begun


def first_look(site, root: Path, cache: Path) -> dict[str, float]:
    """Seconds until the names are there, until all front matter is read, until all is known."""
    begun, times = perf_counter(), {}
    index = SiteIndex(Cache(root, cache))
    for news in index.look(site):
        times.setdefault("usable", perf_counter() - begun)
        if news.of and news.done == news.of:
            times.setdefault("complete", perf_counter() - begun)
    times["problems and texts"] = perf_counter() - begun
    assert len(index.entries) == POSTS
    assert all(entry.state is State.PUBLISHED for entry in index.entries.values())
    return times


def again(site, root: Path, cache: Path) -> dict[str, float]:
    """Seconds for a second start, one changed post, a filter, a search and a quick one."""
    index = SiteIndex(Cache(root, cache))
    times = {"second start": seconds(lambda: list(index.look(site)))}
    file = next(iter(root.glob("_posts/*.md")))
    file.write_text(file.read_text("utf-8") + "One more word.\n", "utf-8")
    times["one post changed"] = seconds(lambda: list(index.look(site)))
    entries = list(index.entries.values())
    times["filter"] = seconds(lambda: listed(entries, Filter.typed("ferry gull")))
    times["words in texts"] = seconds(lambda: index.cache.holding(("keeper", "letter")))
    times["quick open"] = seconds(lambda: quick_list(entries, "ferry harbuor"))
    return times


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def test_memory(benchmark, root: Path, tmp_path: Path) -> None:
    small = made_site(tmp_path / "small", 1)

    def measure() -> tuple[int, int, int]:
        return window(small, tmp_path), window(root, tmp_path), window(root, tmp_path)

    one, first, second = benchmark.pedantic(measure, rounds=1)
    print(f"\nMB: one post {one}, 10,000 posts read {first}, 10,000 posts from the cache {second}")
    benchmark.extra_info.update({"one post": one, "read": first, "from the cache": second})
    assert second < 1.25 * one


def window(root: Path, folder: Path) -> int:
    """The most memory, in MB, that a window of that site takes."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "XDG_CACHE_HOME": str(folder / "caches")}
    run = subprocess.run(
        [sys.executable, "-c", MEMORY, str(root), str(folder / "settings.ini")],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(run.stdout.split()[0])
