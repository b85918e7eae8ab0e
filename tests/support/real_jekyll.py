"""Asks a real Jekyll what it makes of a site."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

LACKING = re.compile(r"Dependency Error.*you don't have ([\w-]+)")
PLUGIN = """
require 'json'
Jekyll::Hooks.register :site, :post_render do |site|
  seen = site.posts.docs.to_h do |doc|
    [doc.basename, {
      "date" => doc.date.strftime("%Y-%m-%dT%H:%M:%S%:z"), "url" => doc.url,
      "title" => doc.data["title"], "tags" => doc.data["tags"]&.map(&:inspect),
      "categories" => doc.data["categories"]&.map(&:inspect), "output" => doc.output,
    }]
  end
  File.write(File.join(site.source, "_seen.json"), JSON.dump(seen))
end
"""


def needs_jekyll(test: Callable[..., None]) -> Callable[..., None]:
    """Marks a test that asks a real Jekyll; it is skipped where there is none."""
    missing = shutil.which("jekyll") is None
    return pytest.mark.jekyll(pytest.mark.skipif(missing, reason="no jekyll here")(test))


@dataclass(frozen=True)
class Built:
    """What Jekyll said: its posts by file name, its words, whether it went to the end."""

    posts: dict[str, Any]
    words: str
    went_through: bool


def build(root: Path, *flags: str, timezone: str = "UTC") -> Built:
    """Builds the site in `root` on a computer in that time zone."""
    plugins = root / "_plugins"
    plugins.mkdir(exist_ok=True)
    (plugins / "seen.rb").write_text(PLUGIN, "utf-8")
    environment = dict(os.environ, TZ=timezone, LC_ALL="C.UTF-8", NO_COLOR="1")
    command = ["jekyll", "build", *flags, "-s", str(root), "-d", str(root / "_site")]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=root)
    if lacking := LACKING.search(run.stdout + run.stderr):
        pytest.skip(f"this Jekyll lacks the plugin {lacking[1]}")
    seen = root / "_seen.json"
    posts = json.loads(seen.read_text("utf-8")) if seen.exists() else {}
    return Built(posts, run.stdout + run.stderr, run.returncode == 0)


PAGES_PLUGIN = """
require 'json'
Jekyll::Hooks.register :site, :post_render do |site|
  written = (site.documents + site.pages).select { |item| item.respond_to?(:output) }
  seen = written.to_h do |item|
    [item.relative_path, { "url" => item.url, "output" => item.output }]
  end
  File.write(File.join(site.source, "_pages.json"), JSON.dump(seen))
end
"""


def pages_built(root: Path) -> dict[str, dict[str, Any]]:
    """Address and whole output of each document and page of the site in `root`, by its path."""
    plugins = root / "_plugins"
    plugins.mkdir(exist_ok=True)
    (plugins / "pages.rb").write_text(PAGES_PLUGIN, "utf-8")
    built = build(root)
    assert built.went_through, built.words
    return json.loads((root / "_pages.json").read_text("utf-8"))
