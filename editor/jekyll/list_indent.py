"""Lists indented by four a level, which Python-Markdown needs; people write two or three."""

from __future__ import annotations

import re

ITEM = re.compile(r"( *)((?:[*+-]|\d+[.)])(?: {1,4}(?! )| (?= ))(?=\S| )|(?:[*+-]|\d+[.)])$)")
FENCE = re.compile(r" *(`{3,}|~{3,})")
RULE = re.compile(r" {0,3}([*_-])(?:[ \t]*\1){2,}[ \t]*$")
LEVEL = 4


def with_deep_lists(text: str) -> str:
    """A block that is a list, each line indented by the level at which kramdown sees it."""
    lines = text.split("\n")
    if not ITEM.match(lines[0]) or RULE.match(lines[0]):
        return text
    contents: list[int] = []  # the columns at which the text of the open items begins
    fence = ""
    done: list[str] = []
    for line in (spaced(line) for line in lines):
        item = None if fence or RULE.match(line) else ITEM.match(line)
        if item:
            close_items(contents, len(item[1]))
            done.append(" " * (LEVEL * len(contents)) + line.lstrip(" "))
            contents.append(item.end())
            continue
        done.append(indented(line, contents))
        fence = fence_after(line, fence)
    return "\n".join(done)


def spaced(line: str) -> str:
    """The line with blanks for the tabs that it begins with."""
    text = line.lstrip(" \t")
    return line[: len(line) - len(text)].expandtabs(LEVEL) + text


def close_items(contents: list[int], column: int) -> None:
    """Leave the items that an item at `column` is not inside of."""
    while contents and column < contents[-1]:
        contents.pop()


def indented(line: str, contents: list[int]) -> str:
    """A line that goes on: as deep as the last item whose text begins left of it."""
    text = line.lstrip(" ")
    column = len(line) - len(text)
    inside = [start for start in contents if start <= column]
    if not text or not inside:
        return line
    return " " * (LEVEL * len(inside) + column - inside[-1]) + text


def fence_after(line: str, fence: str) -> str:
    """The fence of the code that is open behind `line`, "" for none."""
    match = FENCE.match(line)
    if not fence:
        return match[1] if match else ""
    return "" if match and match[1].startswith(fence) and not line.strip(" `~") else fence
