"""The footnotes of a text, to refer to, and a new one."""

from __future__ import annotations

import re

from editor.writing.completing.candidate import Candidate
from editor.writing.footnotes import footnote, next_number

MARK = re.compile(r"\[\^(?P<name>[^\[\]\s]{1,200})\](?P<note>:[ \t]*(?P<words>.{0,120}))?")


def notes(text: str, new: str, unwritten: str) -> list[Candidate]:
    """Each footnote that `text` defines or refers to, and one that is called `new`.

    `unwritten` is said of a footnote that is referred to and not defined.
    """
    words: dict[str, str] = {}
    for mark in MARK.finditer(text):
        line = text.rfind("\n", 0, mark.start()) + 1
        is_note = mark["note"] is not None and not text[line : mark.start()].strip()
        known = words.get(mark["name"])
        words[mark["name"]] = mark["words"] if is_note and not known else known or ""
    found = [
        Candidate(name, name, note=said or unwritten, also=said, icon="format-superscript")
        for name, said in words.items()
    ]
    number = str(next_number(text))
    return [*found, Candidate(new, "", note=number, also=number, icon="plus", command=footnote)]
