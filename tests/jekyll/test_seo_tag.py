"""What the tags `seo` and `feed_meta` print: `seo/*.yml` are sites, `*.json` what Jekyll made.

`python tests/support/real_seo.py tests/jekyll/seo/*.yml` writes the `.json` anew.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from real_jekyll import needs_jekyll
from real_seo import TAGS, built

from editor.jekyll.feed_meta import feed_meta
from editor.jekyll.kramdown import to_html
from editor.jekyll.liquid import Scope, render
from editor.jekyll.seo_tag import seo_tag
from editor.site.site import Site

HERE = Path(__file__).parent
FILES = sorted((HERE / "seo").glob("*.yml"))


def site_in(file: Path) -> dict[str, Any]:
    """A site's configuration, authors and pages."""
    return yaml.safe_load(file.read_text("utf-8"))


def recorded(file: Path) -> dict[str, dict[str, Any]]:
    """What Jekyll printed on the site's pages."""
    return json.loads(file.with_suffix(".json").read_text("utf-8"))


def with_times(values: dict[str, Any]) -> Any:
    """JSON's way to write a time, as the time."""
    if values.keys() == {"time"}:
        return datetime.fromisoformat(values["time"])
    return date.fromisoformat(values["day"]) if values.keys() == {"day"} else values


ALL_PAGES = [
    pytest.param(file, path, id=f"{file.stem} {path}") for file in FILES for path in recorded(file)
]


@pytest.mark.parametrize(("file", "path"), ALL_PAGES)
def test_the_tags_print_what_jekyll_prints(file: Path, path: str) -> None:
    site, seen = site_in(file), recorded(file)[path]
    page = json.loads(json.dumps(seen["page"]), object_hook=with_times)
    config = {"timezone": "UTC", **site["config"]}
    variables = {
        "site": {**config, "data": {"authors": site.get("authors", {})}},
        "page": page,
        "paginator": page.get("pager"),
        "jekyll": {"version": "4.3.1"},
    }
    tags = {"seo": seo_tag, "feed_meta": feed_meta}
    scope = Scope(variables, Site(HERE, config), tags=tags, markdown=to_html)
    rendering = render(TAGS, scope)
    assert rendering.text == seen["printed"]
    assert not rendering.problems


@needs_jekyll
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_records_are_what_real_jekyll_prints(file: Path, tmp_path: Path) -> None:
    assert built(site_in(file), tmp_path) == recorded(file)
