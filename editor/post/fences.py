"""Where the front matter of a post begins and ends, as Jekyll sees it."""

from __future__ import annotations

import json
import re
from enum import StrEnum

BOM = "\ufeff"
BEHIND_JSON = ("", " ", "\t", "\r", "\n")  # what may follow the object

# Jekyll's own expression (Jekyll::Document::YAML_FRONT_MATTER_REGEXP), with the parts set apart:
# the blanks of a fence may run over empty lines (and are not tried one line at a time).
YAML = re.compile(
    r"(?P<opening>---(?>\s*\n))(?P<head>.*?\n?)(?P<closing>^(?:---|\.\.\.)\s*$\n?)",
    re.DOTALL | re.MULTILINE | re.ASCII,
)
# Hugo's: https://gohugo.io/content-management/front-matter/
TOML = re.compile(
    r"(?P<opening>\+\+\+[ \t]*\r?\n)(?P<head>.*?)(?P<closing>^\+\+\+[ \t]*\r?$\n?)",
    re.DOTALL | re.MULTILINE,
)


class Format(StrEnum):
    """How the front matter is written. Only YAML can be edited field by field."""

    NONE = "none"
    YAML = "yaml"
    TOML = "toml"
    JSON = "json"


def split(text: str) -> tuple[str, str, str, str, Format]:
    """A file's text as opening, head, closing, body; joined they are `text` again."""
    start = len(BOM) if text.startswith(BOM) else 0
    for pattern, form in ((YAML, Format.YAML), (TOML, Format.TOML)):
        if match := pattern.match(text, start):
            opening = text[:start] + match["opening"]
            return opening, match["head"], match["closing"], text[match.end() :], form
    end = json_end(text, start)
    if end > start:
        after = re.compile(r"[ \t]*\r?\n?").match(text, end)
        body = after.end() if after else end
        return text[:start], text[start:end], text[end:body], text[body:], Format.JSON
    return text[:start], "", "", text[start:], Format.NONE


def json_end(text: str, start: int) -> int:
    """Where the JSON object that begins at `start` ends; `start` when there is none."""
    if not text.startswith("{", start):
        return start
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return start
    return end if isinstance(value, dict) and text[end : end + 1] in BEHIND_JSON else start
