"""The configuration as templates see it: what Jekyll takes for granted, and what the site says.

Follows https://jekyllrb.com/docs/configuration/default/
"""

from __future__ import annotations

from typing import Any

from editor.jekyll.site_files import USUALLY_EXCLUDED
from editor.site.defaults import merged
from editor.site.site import Site, read_config

KRAMDOWN: dict[str, Any] = {
    "auto_ids": True,
    "toc_levels": [1, 2, 3, 4, 5, 6],
    "entity_output": "as_char",
    "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
    "input": "GFM",
    "hard_wrap": False,
    "guess_lang": True,
    "footnote_nr": 1,
    "show_warnings": False,
    "syntax_highlighter": "rouge",
    "syntax_highlighter_opts": {"default_lang": "plaintext", "guess_lang": True},
    "coderay": {},
}
USUAL: dict[str, Any] = {
    "collections_dir": "",
    "cache_dir": ".jekyll-cache",
    "plugins_dir": "_plugins",
    "layouts_dir": "_layouts",
    "data_dir": "_data",
    "includes_dir": "_includes",
    "safe": False,
    "include": [".htaccess"],
    "exclude": list(USUALLY_EXCLUDED),
    "keep_files": [".git", ".svn"],
    "encoding": "utf-8",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "strict_front_matter": False,
    "show_drafts": None,
    "limit_posts": 0,
    "future": False,
    "unpublished": False,
    "whitelist": [],
    "plugins": [],
    "markdown": "kramdown",
    "highlighter": "rouge",
    "lsi": False,
    "excerpt_separator": "\n\n",
    "incremental": False,
    "detach": False,
    "port": "4000",
    "host": "127.0.0.1",
    "baseurl": None,
    "show_dir_listing": False,
    "permalink": "date",
    "paginate_path": "/page:num",
    "timezone": None,
    "quiet": False,
    "verbose": False,
    "defaults": [],
    "liquid": {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
    "serving": False,
}


FROM_SITE_ALONE = {*USUAL, "source", "destination", "collections", "kramdown"}  # never a theme's


def configuration(site: Site) -> dict[str, Any]:
    """The site's configuration over its theme's, over the usual one."""
    folders = {"source": str(site.root), "destination": str(site.root / "_site")}
    kramdown = site.config.get("kramdown")
    options = merged(KRAMDOWN, kramdown) if isinstance(kramdown, dict) else KRAMDOWN
    config = {**USUAL, **folders, **merged(of_theme(site), site.config), "kramdown": options}
    own = site.config.get("exclude")
    return {**config, "exclude": [*own, *USUALLY_EXCLUDED]} if isinstance(own, list) else config


def of_theme(site: Site) -> dict[str, Any]:
    """What the theme's own `_config.yml` says."""
    if site.theme is None or site.config.get("ignore_theme_config"):
        return {}
    values, _ = read_config(site.theme / "_config.yml")
    return {name: value for name, value in values.items() if name not in FROM_SITE_ALONE}
