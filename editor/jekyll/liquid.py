"""The little Liquid that a preview without Liquid understands: where the site's files are."""

from __future__ import annotations

import re

from editor.site.site import Site

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
VARIABLE = re.compile(r"\{\{-?\s*site\.(baseurl|url)\s*-?\}\}")
LINK = re.compile(
    r"\{\{-?\s*(?:\"([^\"{}]*)\"|'([^'{}]*)')\s*\|\s*(relative_url|absolute_url)\s*-?\}\}"
)


def with_paths(text: str, site: Site) -> str:
    """`text` with `site.baseurl`, `site.url` and the filters that add them worked out."""
    if "{{" not in text:
        return text
    text = VARIABLE.sub(lambda match: site.baseurl if match[1] == "baseurl" else site.url, text)
    return LINK.sub(lambda match: url_of(match[1] or match[2] or "", match[3], site), text)


def url_of(path: str, kind: str, site: Site) -> str:
    """`path` below the site's base URL, as Jekyll's filters relative_url and absolute_url give."""
    start = site.baseurl if kind == "relative_url" else site.url + site.baseurl
    return f"{start.rstrip('/')}/{path.lstrip('/')}"
