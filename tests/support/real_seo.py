"""Asks a real Jekyll what jekyll-seo-tag and jekyll-feed print on a site's pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

PLUGIN = """
require "json"
SEEN = {}

def plain(value)
  case value
  when Time then { "time" => value.strftime("%Y-%m-%dT%H:%M:%S%:z") }
  when Date then { "day" => value.to_s }
  when Hash then value.map { |key, each| [key, plain(each)] }.to_h
  when Array then value.map { |each| plain(each) }
  when Jekyll::Excerpt then value.output
  else value
  end
end

Jekyll::Hooks.register [:pages, :documents], :pre_render do |page, payload|
  payload["paginator"] = page.data["pager"]
end
Jekyll::Hooks.register [:pages, :documents], :post_render do |page|
  next unless page.data["layout"] == "tags"
  drop = page.to_liquid
  keys = %w[url date excerpt] + page.data.keys - %w[layout draft]
  variables = keys.uniq.map { |key| [key, plain(drop[key])] }.to_h.compact
  SEEN[page.relative_path] = { "page" => variables, "printed" => page.output }
end
Jekyll::Hooks.register :site, :post_render do |site|
  File.write(File.join(site.source, "seen.json"), JSON.dump(SEEN))
end
"""
TAGS = "{% seo %}\n=\n{% seo title=false %}\n=\n{% feed_meta %}"
BODY = "The *first* words.\n\nMore words.\n"


def built(site: dict[str, Any], root: Path) -> dict[str, dict[str, Any]]:
    """Each page's variables and what the tags print, by path, from the site in `root`."""
    plugins = ["jekyll-seo-tag", "jekyll-feed"]
    defaults = [{"scope": {"path": ""}, "values": {"layout": "tags"}}]
    config = {"timezone": "UTC", **site["config"], "plugins": plugins}
    config["defaults"] = defaults + config.get("defaults", [])
    write(root / "_config.yml", yaml.safe_dump(config))
    write(root / "_layouts/tags.html", TAGS)
    write(root / "_plugins/seen.rb", PLUGIN)
    write(root / "_data/authors.yml", yaml.safe_dump(site.get("authors", {})))
    for path, fields in site["pages"].items():
        write(root / path, f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n{BODY}")
    environment = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8", NO_COLOR="1")
    command = ["jekyll", "build", "-q", "-s", str(root), "-d", str(root / "_site")]
    subprocess.run(command, env=environment, check=True, cwd=root, capture_output=True)
    return json.loads((root / "seen.json").read_text("utf-8"))


def write(path: Path, text: str) -> None:
    """A file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def record(file: Path) -> None:
    """Keep beside a site's description what Jekyll prints."""
    with TemporaryDirectory() as folder:
        seen = built(yaml.safe_load(file.read_text("utf-8")), Path(folder))
    text = json.dumps(seen, indent=1, ensure_ascii=False, sort_keys=True)
    file.with_suffix(".json").write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        record(Path(name))
