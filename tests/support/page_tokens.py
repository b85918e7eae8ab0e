"""HTML as a row of tokens that are equal where a reader's browser shows the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser

Token = tuple[str, ...]
EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
IN_LINE = frozenset(
    "a abbr b code del em i img input kbd q s small span strong sub sup u var".split()
)
VERBATIM = ("pre", "textarea", "script", "style")


def tokens(html: str) -> list[Token]:
    """Elements, attributes and texts; without comments, colours of code and idle white space."""
    reader = Tokens()
    reader.feed(html)
    reader.close()
    return [token for token in map(reader.shown, range(len(reader.found))) if token]


class Tokens(HTMLParser):
    """Gathers the tokens of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Token] = []
        self._open: list[tuple[str, bool]] = []  # the elements, and whether they are left out
        self._verbatim = 0

    def handle_starttag(self, tag, attrs):
        is_colour = tag == "span" and self._in_code()
        if not is_colour:
            pairs = sorted((name, self._value(name, value or "")) for name, value in attrs)
            self.found.append(("open", tag, *(f"{name}={value}" for name, value in pairs)))
        if tag in EMPTY:
            self.found.append(("close", tag))
        else:
            self._open.append((tag, is_colour))
            self._verbatim += tag in VERBATIM

    def handle_endtag(self, tag):
        if tag not in [name for name, _ in self._open]:
            return
        while self._open:
            name, is_colour = self._open.pop()
            self._verbatim -= name in VERBATIM
            if not is_colour:
                self.found.append(("close", name))
            if name == tag:
                return

    def handle_data(self, data):
        kind = "verbatim" if self._verbatim else "text"
        if self.found and self.found[-1][0] == kind:
            self.found[-1] = (kind, self.found[-1][1] + data)
        else:
            self.found.append((kind, data))

    def shown(self, at: int) -> Token | None:
        token = self.found[at]
        if token[0] == "verbatim":
            text = token[1].strip("\n")
            return ("text", text) if text else None
        if token[0] != "text":
            return token
        text = re.sub(r"[ \t\r\n\f]+", " ", token[1])
        if not self._stands_in_line(at - 1):
            text = text.lstrip(" ")
        if not self._stands_in_line(at + 1):
            text = text.rstrip(" ")
        return ("text", text) if text else None

    def _in_code(self) -> bool:
        return any(name in ("pre", "code") for name, _ in self._open)

    def _stands_in_line(self, at: int) -> bool:
        return 0 <= at < len(self.found) and self.found[at][1] in IN_LINE

    @staticmethod
    def _value(name: str, value: str) -> str:
        return " ".join(sorted(set(value.split()))) if name == "class" else value
