"""A post as a value: bytes to Post and back to the same bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate

from editor.post import fences, line_ends
from editor.post.errors import FrontMatterError, HoldsNul, NotUtf8, TooLarge, YamlError
from editor.post.fences import BOM, Format
from editor.post.front_matter import FrontMatter
from editor.post.scalar import Value

MOST_BYTES = 50_000_000
FENCE = "---"
STARTS = ("-", "+", "{", BOM)  # what begins a file that is more than its text


@dataclass(frozen=True)
class Post:
    """One post: what opens it, its front matter, what closes that, and the body.

    `opening + head + closing + body` is the file, character for character.
    """

    opening: str  # BOM and first fence with its line end; "" or the BOM alone without front matter
    head: str  # the text between the fences, line ends as in the file
    closing: str  # the closing fence with its line end, and the blank lines that Jekyll drops
    body: str  # everything behind, line ends as in the file
    format: Format = Format.NONE

    @classmethod
    def parse(cls, data: bytes) -> Post:
        """The post that a file's bytes are. Raises NotUtf8, HoldsNul or TooLarge."""
        if len(data) > MOST_BYTES:
            raise TooLarge(len(data), MOST_BYTES)
        return cls(*fences.split(decoded(data)))

    def to_bytes(self) -> bytes:
        """The bytes of the file."""
        return "".join((self.opening, self.head, self.closing, self.body)).encode("utf-8")

    @property
    def length(self) -> int:
        """How many characters the file has."""
        return sum(map(len, (self.opening, self.head, self.closing, self.body)))

    @property
    def front_matter(self) -> FrontMatter:
        """The front matter, to be read field by field."""
        return _front_matter(self.head, self.format, self.opening.count("\n") + 1, self.newline)

    @property
    def values(self) -> dict[str, Value]:
        """What each field reads as; empty where there is no front matter or it is broken."""
        return {} if self.yaml_error else self.front_matter.values

    @property
    def yaml_error(self) -> YamlError | None:
        """Why the front matter cannot be read, if it cannot."""
        return self.front_matter.error

    def get(self, name: str, default: Value = None) -> Value:
        """What the field `name` reads as."""
        return self.values.get(name, default)

    @cached_property
    def text(self) -> str:
        """The body with LF line ends, as the text pane holds it."""
        return line_ends.shown(self.body)

    def with_text(self, text: str) -> Post:
        """With the body `text` (LF); lines that stay keep their own line end."""
        if text == self.text:
            return self
        body = line_ends.kept(self.body, text, self.newline)
        return replace(self, closing=self._ended_closing(), body=body)

    @property
    def head_text(self) -> str:
        """The front matter with LF line ends, as the raw view holds it."""
        return line_ends.shown(self.head)

    def with_head(self, head: str) -> Post:
        """With the front matter `head` (LF); a post without fences gets them.

        Raises FrontMatterError where the file would be read as another one.
        """
        if head == self.head_text:
            return self
        if self.format is Format.JSON and not head.strip():  # which has no fences to be left
            return Post(self.opening, "", "", self.body)
        head = line_ends.kept(self.head, head, self.newline)
        if self.format is not Format.JSON and head and not head.endswith("\n"):
            head += self.newline
        post = replace(self._fenced(), head=head)
        if not post.reads_as_shown:
            raise FrontMatterError(post._why_cut())
        return post

    def set(self, name: str, value: Value) -> Post:
        """With the field `name` reading as `value`, and nothing else changed.

        Raises FrontMatterError where the field cannot be edited by itself.
        """
        return self.with_front_matter(self.front_matter.set(name, value))

    def set_yaml(self, name: str, yaml_text: str) -> Post:
        """With the field `name` holding the YAML `yaml_text`. Raises FrontMatterError."""
        return self.with_front_matter(self.front_matter.set_yaml(name, yaml_text))

    def rename(self, old: str, new: str) -> Post:
        """With the field `old` called `new`. Raises FrontMatterError."""
        return self.with_front_matter(self.front_matter.rename(old, new))

    def remove(self, name: str) -> Post:
        """Without the field `name`. Raises FrontMatterError."""
        return self.with_front_matter(self.front_matter.remove(name))

    def with_front_matter(self, front_matter: FrontMatter) -> Post:
        """With the text of `front_matter` between its fences.

        Raises FrontMatterError where a line of it would end the front matter.
        """
        if front_matter.text == self.head:
            return self
        post = replace(self._fenced(), head=front_matter.text)
        if not post.reads_as_shown:
            raise FrontMatterError("A line of the value would end the front matter.")
        return post

    @property
    def reads_as_shown(self) -> bool:
        """Is its file read as this front matter and this text?

        Blank lines between them do not count: the fences take them in, and Jekyll drops them.
        Behind fences no text makes a difference, so that it is not looked at.
        """
        if self.format is Format.NONE:
            return self.body[:1] not in STARTS or self.cut_anew() is self
        shown = (self.opening, self.head, self.closing, "")
        return cut_alike(shown, self.format, fences.split("".join(shown)))

    def cut_anew(self) -> Post:
        """The post that its file is read as; itself where that is the same."""
        shown = (self.opening, self.head, self.closing, self.body)
        read = fences.split("".join(shown))
        return self if cut_alike(shown, self.format, read) else Post(*read)

    @cached_property
    def newline(self) -> str:
        """The line end of the file's first line, which new lines take."""
        start = self.opening or self.head or self.closing or self.body
        first = start.find("\n")
        return "\r\n" if first > 0 and start[first - 1] == "\r" else "\n"

    @property
    def line_ends(self) -> frozenset[str]:
        """The line ends that the file has: LF, CR LF, both or none."""
        return line_ends.present("".join((self.opening, self.head, self.closing, self.body)))

    @property
    def has_bom(self) -> bool:
        """Does the file begin with a byte order mark?"""
        return self.opening.startswith(BOM)

    @property
    def body_line(self) -> int:
        """The line of the file, from 1, on which the body begins."""
        return sum(part.count("\n") for part in (self.opening, self.head, self.closing)) + 1

    def _why_cut(self) -> str:
        """Why what stands between the fences would be read otherwise."""
        opening, head, closing, _, form = fences.split(self.opening + self.head + self.closing)
        if form is not self.format or form is Format.JSON:
            return f"This is no {self.format.upper()}: the file would be read as another post."
        line, fence = (opening + head).count("\n") + 1, closing.split("\n")[0].strip()
        return f"Line {line}, “{fence}”, would end the front matter there, and the rest be text."

    def _ended_closing(self) -> str:
        """The closing fence with a line end: a text right behind it would make it none."""
        if self.format is Format.NONE or self.body or self.closing.endswith("\n"):
            return self.closing
        return self.closing + self.newline

    def _fenced(self) -> Post:
        """The post with fences, empty if it had none."""
        if self.format is not Format.NONE:
            return self
        fence = FENCE + self.newline
        gap = self.newline if self.body.strip() else ""
        body = self.body.lstrip("\r\n") if gap else self.body
        return Post(self.opening + fence, "", fence + gap, body, Format.YAML)


def decoded(data: bytes) -> str:
    """The text that a file's bytes are. Raises NotUtf8 or HoldsNul."""
    if (nul := data.find(b"\0")) >= 0:
        raise HoldsNul(data.count(b"\n", 0, nul) + 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8(data.count(b"\n", 0, error.start) + 1) from None


def cut_alike(
    shown: tuple[str, str, str, str], form: Format, read: tuple[str, str, str, str, Format]
) -> bool:
    """Do two ways to cut one text differ by blanks at most?"""
    ends = zip(accumulate(map(len, shown[:3])), accumulate(map(len, read[:3])), strict=True)
    text = "".join(shown)
    return read[4] is form and not any(text[min(pair) : max(pair)].strip() for pair in ends)


@lru_cache(maxsize=256)
def _front_matter(head: str, form: Format, first_line: int, newline: str) -> FrontMatter:
    """Shared by the posts that differ in their body alone, so that it is read once."""
    return FrontMatter(head, form, first_line, newline)
