"""How much has been written: words, characters, and how long it takes to read."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

WORDS_A_MINUTE = 230  # silent reading of prose (Brysbaert 2019 finds 238 for English)
IDEOGRAPHS_A_MINUTE = 500  # of Chinese or Japanese characters

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
IDEOGRAPH = re.compile(
    r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
WORD = re.compile(r"[^\W_]+(?:['’.,:/_‑-][^\W_]+)*")
BLANKS = re.compile(r"\s+")
# What stands between these is no prose; liquid blocks whose content is code come first.
DELIMITERS = (
    ("{% highlight", "{% endhighlight %}"),
    ("{% comment", "{% endcomment %}"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<!--", "-->"),
    ("{%", "%}"),
    ("{{", "}}"),
)
MARKUP = (
    (re.compile(r"(?m)^ {0,3}\[[^\[\]\n]+\]:[^\S\n]*\S*[^\n]*"), " "),  # definitions of links
    (re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])?"), " "),  # images
    (re.compile(r"\[\^[^\[\]]*\]"), " "),  # footnote marks
    (re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])"), r"\1"),  # links: their text
    (re.compile(r"<?\b(?:https?://|mailto:|www\.)[^\s<>]+>?"), " "),  # addresses
    (re.compile(r"</?[A-Za-z][^<>]*>"), " "),  # tags
    (re.compile(r"\{:[^{}\n]*\}"), " "),  # kramdown's attribute lists
    (re.compile(r"&#?\w{1,31};"), " "),  # entities
    (re.compile(r"(?m)^[ \t>]*(?:#{1,6}[ \t]+|[-+*][ \t]+|\d{1,9}[.)][ \t]+)"), ""),  # openings
    (re.compile(r"(?m)^[-=*_|:+ \t]{3,}$"), ""),  # rules, underlines, table borders
    (re.compile(r"[*`~|\\]|\b_|_\b"), ""),  # emphasis, code, cells
)


@dataclass(frozen=True)
class Statistics:
    """What a reader meets: `characters` counts a run of blanks as one."""

    words: int
    characters: int
    reading_minutes: int  # rounded up; 0 where there is nothing to read


def count(text: str) -> Statistics:
    """Count the prose of a Markdown text: no code blocks, addresses, tags or Liquid.

    A Chinese or Japanese character counts as a word. Takes time in proportion to the text.
    """
    prose = BLANKS.sub(" ", prose_of(text)).strip()
    spaced, ideographs = IDEOGRAPH.subn(" ", prose)
    words = sum(1 for _ in WORD.finditer(spaced))
    minutes = words / WORDS_A_MINUTE + ideographs / IDEOGRAPHS_A_MINUTE
    return Statistics(words + ideographs, len(prose), math.ceil(minutes))


def prose_of(text: str) -> str:
    """What remains of a Markdown text without its markup and code blocks."""
    text = _without_fences(text)
    for opening, closing in DELIMITERS:
        text = _without(text, opening, closing)
    for pattern, instead in MARKUP:
        text = pattern.sub(instead, text)
    return text


def _without_fences(text: str) -> str:
    """Without fenced code blocks; one that is never closed reaches to the end."""
    if "```" not in text and "~~~" not in text:
        return text
    kept: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = FENCE.match(line)
        if not fence and mark:
            fence = mark[1]
        elif not fence:
            kept.append(line)
        elif mark and mark[1].startswith(fence) and not line.strip(" " + fence[0]):
            fence = ""
    return "\n".join(kept)


def _without(text: str, opening: str, closing: str) -> str:
    """Without what `opening` and `closing` enclose; without a closing, nothing is enclosed."""
    kept: list[str] = []
    place = 0
    while (start := text.find(opening, place)) >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        kept.append(text[place:start])
        place = end + len(closing)
    return " ".join([*kept, text[place:]])
