"""A template's source to tokens, cut where Ruby's Liquid cuts them, each block closed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from liquid import Token
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_ILLEGAL, TOKEN_OUTPUT, TOKEN_TAG

from editor.jekyll.liquid.values import SPACE

TAG = re.compile(r"\{%-?\s*(\w+|#)\s*(.*?)-?%\}", re.DOTALL | re.ASCII)
LINE = re.compile(r"[ \t\r\f\v]*(\w+|#)[ \t\r\f\v]*(.*)", re.ASCII)
RAW_END = re.compile(r"\{%\s*endraw\s*-?%\}", re.ASCII)
BLOCKS = frozenset(
    ("if", "unless", "case", "for", "tablerow", "capture", "comment", "ifchanged", "highlight")
)
DEEPEST = 100  # blocks inside blocks
LONGEST_TAG = 20_000  # characters
TOO_LONG = f"This is too long for a tag: it has more than {LONGEST_TAG:,} characters."


@dataclass
class Tokens:
    """The tokens so far, and what is needed to cut the next."""

    source: str
    found: list[Token] = field(default_factory=list[Token])
    trims: bool = False  # does the text that follows lose the white space at its beginning?
    unclosed: set[str] = field(default_factory=set[str])  # what does not come any more

    def add(self, kind: str, value: str, at: int) -> None:
        """One more token."""
        self.found.append(Token(kind, value, at, self.source))

    def add_text(self, start: int, end: int, trim_end: bool = False) -> None:
        """The source from `start` to `end` as it is."""
        text = self.source[start:end]
        if self.trims:
            text = text.lstrip(SPACE)
            start = end - len(text)
        if trim_end:
            text = text.rstrip(SPACE)
        self.trims = False
        if text:
            self.add(TOKEN_CONTENT, text, start)

    def find(self, closing: str, start: int) -> int:
        """Where `closing` comes next; -1: nowhere. What is not there is looked for once."""
        found = -1 if closing in self.unclosed else self.source.find(closing, start)
        if found < 0:
            self.unclosed.add(closing)
        return found

    def add_illegal(self, start: int, end: int, why: str) -> None:
        """Something that is no tag."""
        self.add(TOKEN_ILLEGAL, self.source[start:end], start)
        self.add(TOKEN_EXPRESSION, why, start)

    def add_tag(self, name: str, markup: str, at: int) -> None:
        """A tag and what stands in it."""
        if name == "liquid":
            self.add_lines(markup, at)
        else:
            self.add(TOKEN_TAG, name, at)
            self.add(TOKEN_EXPRESSION, markup, at)

    def add_lines(self, markup: str, at: int) -> None:
        """The tags of `{% liquid %}`, one a line."""
        at = max(at, self.source.find(markup, at))
        for line in markup.splitlines(keepends=True):
            if match := LINE.match(line.rstrip("\r\n")):
                self.add_tag(match[1], match[2], at + match.start(1))
            elif line.strip():
                self.add_illegal(at, at + len(line), "This is no tag.")
            at += len(line)


def tokens_of(source: str) -> list[Token]:
    """The tokens of a whole template; a tag or output is followed by what stands in it."""
    tokens = Tokens(source)
    position = start = 0
    while (brace := source.find("{", position)) >= 0:
        if source.startswith("{{", brace):
            position = start = output_token(tokens, start, brace)
        elif source.startswith("{%", brace):
            position = start = tag_token(tokens, start, brace)
        else:
            position = brace + 1
    tokens.add_text(start, len(source))
    return with_closed_blocks(tokens.found)


def output_token(tokens: Tokens, start: int, brace: int) -> int:
    """The text from `start` and the `{{ … }}` at `brace`; where to go on."""
    source = tokens.source
    close = tokens.find("}", brace + 2)
    tokens.add_text(start, brace, source.startswith("-", brace + 2))
    if close < 0:
        return _unclosed(tokens, brace, "{{", "}}")
    if close - brace > LONGEST_TAG:
        tokens.add_illegal(brace, brace + 2, TOO_LONG)
        return brace + 2
    if not source.startswith("}}", close):
        tokens.add_illegal(brace, close + 1, "“{{” must be closed by “}}”.")
        return close + 1
    inner = source[brace + 2 : close]
    tokens.trims = len(inner) > 1 and inner.endswith("-")
    tokens.add(TOKEN_OUTPUT, "{{", brace)
    tokens.add(TOKEN_EXPRESSION, inner.removeprefix("-").removesuffix("-"), brace)
    return close + 2


def tag_token(tokens: Tokens, start: int, brace: int) -> int:
    """The text from `start` and the `{% … %}` at `brace`; where to go on."""
    source = tokens.source
    close = tokens.find("%}", brace + 2)
    tokens.add_text(start, brace, source.startswith("-", brace + 2))
    if close < 0:
        return _unclosed(tokens, brace, "{%", "%}")
    if close - brace > LONGEST_TAG:
        tokens.add_illegal(brace, brace + 2, TOO_LONG)
        return brace + 2
    match = TAG.fullmatch(source, brace, close + 2)
    if match is None:
        tokens.add_illegal(brace, close + 2, "This tag has no name.")
        return close + 2
    if match[1] == "raw":
        return raw_token(tokens, match)
    tokens.trims = source[close - 1] == "-"
    tokens.add_tag(match[1], match[2], match.start(1))
    return close + 2


def raw_token(tokens: Tokens, raw: re.Match[str]) -> int:
    """What stands between `raw` and `endraw`, as it is."""
    end = None if "endraw" in tokens.unclosed else RAW_END.search(tokens.source, raw.end())
    if raw[2].strip():
        tokens.add_illegal(raw.start(), raw.end(), "Nothing can stand behind “raw” in its tag.")
    if end is None:
        tokens.unclosed.add("endraw")
        tokens.add_illegal(
            raw.start(), raw.end(), "“raw” is never closed: “{% endraw %}” is missing."
        )
        return raw.end()
    tokens.trims = False
    tokens.add_text(raw.end(), end.start())
    tokens.trims = raw[0].endswith("-%}")  # Liquid trims what is behind the whole block
    return end.end()


def _unclosed(tokens: Tokens, brace: int, opening: str, closing: str) -> int:
    tokens.add_illegal(brace, brace + 2, f"“{opening}” is not closed: “{closing}” is missing.")
    return brace + 2


def with_closed_blocks(tokens: list[Token]) -> list[Token]:
    """The tokens, where a tag that opens no block, or ends none, has become illegal."""
    blocks = OpenBlocks(tokens)
    plugins: set[str] = set()
    for at, token in enumerate(tokens):
        if token.kind != TOKEN_TAG:
            continue
        name, ended = token.value, token.value.removeprefix("end")
        if name in BLOCKS:
            blocks.open(name, at)
        elif name != ended and ended in BLOCKS:
            blocks.close(ended, at)
        elif name != ended and ended in plugins:
            blocks.drop(at)
        else:
            plugins.add(name)
    blocks.close_all()
    return tokens


@dataclass
class OpenBlocks:
    """The blocks that are open at a place in the tokens, by name, and where their tags are."""

    tokens: list[Token]
    found: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    counts: Counter[str] = field(default_factory=Counter[str])

    def open(self, name: str, at: int) -> None:
        """A block begins."""
        self.found.append((name, at))
        self.counts[name] += 1
        if len(self.found) > DEEPEST:
            self._refuse(at, "Blocks stand in blocks too deep here.")

    def close(self, name: str, at: int) -> None:
        """A block ends; those inside it that are still open are never closed."""
        if not self.counts[name]:
            self._refuse(at, f"There is no “{name}” open that “end{name}” could close.")
            return
        while (opened := self.found.pop())[0] != name:
            self.counts[opened[0]] -= 1
            self._leave_open(*opened)
        self.counts[name] -= 1
        if len(self.found) >= DEEPEST:  # its own tag was refused
            self.drop(at)

    def close_all(self) -> None:
        """The text ends."""
        for opened in self.found:
            self._leave_open(*opened)

    def drop(self, at: int) -> None:
        """Leave out the tag at `at`."""
        for place in (at, at + 1):
            self.tokens[place] = self.tokens[place]._replace(kind=TOKEN_CONTENT, value="")

    def _leave_open(self, name: str, at: int) -> None:
        if self.tokens[at].kind == TOKEN_TAG:
            self._refuse(at, f"“{name}” is never closed: “{{% end{name} %}}” is missing.")

    def _refuse(self, at: int, why: str) -> None:
        tag, markup = self.tokens[at : at + 2]
        shown = f"{{% {tag.value} {markup.value.strip()} %}}"
        self.tokens[at] = tag._replace(kind=TOKEN_ILLEGAL, value=shown)
        self.tokens[at + 1] = markup._replace(value=why)


def line_of(token: Token) -> int:
    """The line of its source that a token stands in."""
    return token.source.count("\n", 0, max(0, token.start_index)) + 1
