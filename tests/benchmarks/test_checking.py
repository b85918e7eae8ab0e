"""A large site whose posts link to each other, checked by the command as by a person."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

POSTS = 3_000
COMMAND = [sys.executable, "-c", "from editor.cli import main; raise SystemExit(main())", "check"]


def made_site(root: Path) -> Path:
    """Every post links to an earlier one, to one of its own headings, and to a page."""
    chance = random.Random(4)
    (root / "_posts").mkdir(parents=True)
    (root / "_layouts").mkdir()
    (root / "_config.yml").write_text("timezone: UTC\npermalink: pretty\n", "utf-8")
    (root / "_layouts/post.html").write_text("{{ content }}", "utf-8")
    (root / "about.md").write_text("---\n---\n# Who\n", "utf-8")
    for number in range(POSTS):
        other = chance.randrange(number + 1)
        links = f"[a](/2025/01/01/post-{other}/#tides) [b](#tides) [c](/about/#who)"
        body = f"## Tides\n\n{'Words of the harbour. ' * 100}\n\n{links}\n"
        head = f"title: Post {number}\nlayout: post\ndate: 2025-01-01\n"
        file = root / f"_posts/2025-01-01-post-{number}.md"
        file.write_text(f"---\n{head}---\n{body}", "utf-8")
    return root


def test_a_large_site(benchmark, tmp_path: Path) -> None:
    command = [*COMMAND, str(made_site(tmp_path / "site"))]

    def check() -> str:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert benchmark.pedantic(check, rounds=3) == ""
    benchmark.extra_info["posts in a second"] = round(POSTS / benchmark.stats.stats.median)
