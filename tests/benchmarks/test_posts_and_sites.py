"""One post beside Python-Markdown, and a whole site beside Jekyll, measured in the same run."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import markdown
import pytest

from editor.jekyll.kramdown import to_html

SITE = Path(__file__).parents[2] / "resources" / "sample_site"
POSTS = 300
POST = """---
layout: post
title: "The “{n}th” crossing"
date: 2025-{month:02}-{day:02}T01:57:20
author: staff
categories: [News]
tags: []
excerpt: "What the ferry’s log says."
---
The water is high, and the [ferry][f] waits -- as it does on *every* evening of the year.[^1]

> Nobody has seen the heron since.

It isn't far: "two hours, with the tide," says the skipper. Then he **counts** the lanterns.

- rope and lantern
- bread for two

[f]: /ferry/

[^1]: It leaves at seven.
"""


def text_of_one() -> str:
    return POST.partition("---\n")[2].partition("---\n")[2]


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median time of a round."""
    times: list[float] = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return statistics.median(times)


def test_a_usual_post_beside_python_markdown(benchmark) -> None:
    text = text_of_one()
    usual = markdown.Markdown(extensions=["extra", "smarty", "toc"])
    theirs = seconds(lambda: usual.reset().convert(text), 50)
    benchmark(to_html, text)
    ours = seconds(lambda: to_html(text), 50)
    benchmark.extra_info["times Python-Markdown"] = round(ours / theirs, 2)
    assert "<p>It isn’t far" in to_html(text)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The sample site with some hundred more posts."""
    root = tmp_path / "site"
    shutil.copytree(SITE, root)
    for n in range(POSTS):
        day = {"n": n, "month": n % 12 + 1, "day": n // 12 + 1}
        name = f"2025-{day['month']:02}-{day['day']:02}-crossing-{n}.md"
        (root / "_posts" / name).write_text(POST.format(**day), "utf-8")
    return root


@pytest.mark.skipif(not shutil.which("jekyll"), reason="no jekyll here")
def test_a_whole_site_beside_jekyll(benchmark, site: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    posts = sorted(str(path) for path in (site / "_posts").iterdir())
    program = [sys.executable, "-c", "from editor.cli import main; raise SystemExit(main())"]
    ours = [*program, "render", "--out", str(tmp_path / "ours"), *posts]
    theirs = ["jekyll", "build", "-q", "-s", str(site), "-d", str(tmp_path / "theirs")]

    def run(command: list[str]) -> None:
        subprocess.run(command, check=True, env=environment, capture_output=True)

    jekyll = seconds(lambda: run(theirs), 3)
    benchmark.pedantic(run, (ours,), rounds=3)
    benchmark.extra_info["times jekyll build"] = round(seconds(lambda: run(ours), 3) / jekyll, 2)
    assert len(list((tmp_path / "ours" / "_posts").iterdir())) == len(posts)
