"""How much has been written: words, characters, sentences, and how long it takes to read."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import regex

from editor.precedence import window_first
from editor.writing.colours.scan import read_lines

WORDS_A_MINUTE = 230  # silent reading of prose (Brysbaert 2019 finds 238 for English)
IDEOGRAPHS_A_MINUTE = 500  # of Chinese or Japanese characters, the middle of what is found for both
PIECE = 20_000  # characters, about so many at once
LETTERS_A_WORD = 4  # where no blank stands between words: an estimate

# Of scripts that put no blanks between words: a character is a word, or some letters are one.
IDEOGRAPH = regex.compile(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]\p{M}*+")
UNPARTED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]++")
LETTER = r"[\p{L}\p{N}\p{M}\u200c\u200d]"
WORD = regex.compile(rf"[\p{{L}}\p{{N}}]{LETTER}*+(?:['’.,:/_‑-]{LETTER}++)*+")
BASE = regex.compile(r"[\p{L}\p{N}]")
# Where a text has any of these, a character may be made of several code points.
JOINED = regex.compile(
    r"[\p{M}\u200d\u1100-\u11ff\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
CHARACTER = regex.compile(r"\X")
BLANKS = regex.compile(r"\s+")
BETWEEN_PARAGRAPHS = regex.compile(r"\n[^\S\n]*\n\s*")
BETWEEN_LINES = regex.compile(rf"{BETWEEN_PARAGRAPHS.pattern}|\n")
CLOSING = r"""["'”’»)\]」』）]*+"""
STOP = "[.!?…।۔؟]"
SENTENCE_END = regex.compile(
    rf"[。！？｡]++{CLOSING}"
    # Neither initials nor titles end a sentence, nor does what goes on with a small letter. Stops
    # in a row are looked at once, from the first on.
    rf"|(?<!{STOP})(?:(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|St|\p{{Lu}}))|{STOP}){STOP}++{CLOSING}"
    r"(?=\s++(?!\p{Ll})|\Z)"
)
CODE = regex.compile(r"```|~~~|^(?: {4}|\t)", regex.MULTILINE)
# What stands between these is no prose; liquid blocks whose content is code come first.
DELIMITERS = (
    ("{% highlight", "{% endhighlight %}"),
    ("{% comment", "{% endcomment %}"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<!--", "-->"),
    ("{::comment}", "{:/comment}"),
    ("{::comment}", "{:/}"),
    ("{%", "%}"),
    ("{{", "}}"),
)

# Within a paragraph, read in long runs: `regex` has but 1 GB to remember its steps in.
MATH = regex.compile(r"(?<!`)\$\$(?!`)(?:[^$\n]++|\$(?!\$)|\n(?![^\S\n]*\n))++\$\$")
MARKUP = (
    (regex.compile(r"(?m)^[ \t>]*(?:`{3,}[^`\n]*|~{3,}[^\n]*)$"), ""),  # fences
    # Definitions of links, notes and abbreviations.
    (regex.compile(r"(?m)^ {0,3}\*?\[[^\[\]\n]+\]:[^\S\n]*\S*[^\n]*"), " "),
    (regex.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])?"), " "),  # images
    (regex.compile(r"\[\^[^\[\]]*\]"), " "),  # footnote marks
    (regex.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])"), r"\1"),  # links: their text
    (regex.compile(r"<?\b(?:https?://|mailto:|www\.)[^\s<>]+>?"), " "),  # addresses
    (regex.compile(r"</?[A-Za-z][^<>]*>"), " "),  # tags
    (regex.compile(r"\{:[^{}\n]*\}"), " "),  # kramdown's attribute lists
    (regex.compile(r"&#?\w{1,31};"), " "),  # entities
    (regex.compile(r"(?m)^[ \t]*>[ \t>]*"), ""),  # quotes
    (regex.compile(r"(?m)^[ \t]*#{1,6}[ \t]+([^\n]*)$"), r"\n\1\n"),  # headings
    # Items, with the boxes of tasks.
    (regex.compile(r"(?m)^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?"), "\n"),
    (regex.compile(r"(?m)^[-=*_|:+ \t]{3,}$"), ""),  # rules, underlines, table borders
    (regex.compile(r"\|"), " "),  # between cells
    (regex.compile(r"[*`~\\]|\b_|_\b"), ""),  # emphasis, code
)


@dataclass(frozen=True)
class Statistics:
    """What a reader meets: `characters` counts a run of blanks as one."""

    words: int = 0
    characters: int = 0
    without_blanks: int = 0  # characters
    sentences: int = 0
    paragraphs: int = 0
    reading_minutes: int = 0  # rounded up; 0 where there is nothing to read


def count(text: str) -> Statistics:
    """Count the prose of a Markdown text: no code blocks, math, addresses, tags or Liquid.

    A Chinese or Japanese character counts as a word; of Thai, Lao, Khmer and Burmese so many
    letters do. A character is what a reader takes for one, whatever it is made of. Headings and
    items are paragraphs, and the end of a paragraph ends a sentence. Takes time in proportion to
    the text.
    """
    found: list[Tally] = []
    begun = ""
    for piece, is_cut in pieces(prose_beside_code(text)):
        tallied, last = tally(piece, begun)
        found.append(tallied)
        begun = last if is_cut else ""
    words, ideographs = sum(each.words for each in found), sum(each.ideographs for each in found)
    characters = sum(each.characters for each in found)
    minutes = words / WORDS_A_MINUTE + ideographs / IDEOGRAPHS_A_MINUTE
    return Statistics(
        words=words + ideographs,
        characters=max(characters - 1, 0),  # without the blank behind the last paragraph
        without_blanks=characters - sum(each.blanks for each in found),
        sentences=sum(each.sentences for each in found),
        paragraphs=sum(each.paragraphs for each in found),
        reading_minutes=math.ceil(minutes),
    )


class Tally(NamedTuple):
    """What was counted in a piece of a text; a blank stands behind each of its paragraphs."""

    words: int
    ideographs: int
    characters: int
    blanks: int
    sentences: int
    paragraphs: int


def tally(piece: str, begun: str) -> tuple[Tally, str]:
    """Count in paragraphs, the first of which was `begun` in the piece before; and tell the last.

    `begun` is "" where that ended with its paragraph.
    """
    prose = without_markup(piece)
    parts = BETWEEN_PARAGRAPHS.split(prose, concurrent=is_long(prose))
    paragraphs = list(map(on_one_line, parts))
    prose = "".join(f"{each} " for each in paragraphs if each)
    sentences = list(map(sentences_in, paragraphs))
    goes_on = begun and not BETWEEN_PARAGRAPHS.match(f"\n{parts[0]}")
    first = paragraphs[0] if goes_on else ""
    twice = sentences_in(begun) + sentences_in(first) - sentences_in(f"{begun} {first}")
    is_one = bool(BASE.search(begun) and BASE.search(first))
    tallied = Tally(
        *words_in(prose),
        characters_in(prose),
        prose.count(" "),
        sum(sentences) - twice,
        sum(map(bool, sentences)) - is_one,
    )
    return tallied, paragraphs[-1]


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A long text in parts of whole paragraphs; and whether one was so long that it was cut.

    That is done between lines only, as an image in a line may hold its data; a link or a tag that
    goes over such a cut counts as it is written.
    """
    start = 0
    while len(text) - start > PIECE and (
        found := BETWEEN_PARAGRAPHS.search(text, start + PIECE, start + 2 * PIECE)
        or BETWEEN_LINES.search(text, start + PIECE)
    ):
        is_cut = found[0] == "\n"
        yield text[start : found.end() if is_cut else found.start()], is_cut
        start = found.end()
    yield text[start:], False


def on_one_line(paragraph: str) -> str:
    """A paragraph with one blank wherever there are some, and none around it."""
    window_first.give_way()
    return BLANKS.sub(" ", paragraph, concurrent=is_long(paragraph)).strip()


def is_long(text: str) -> bool:
    """May other threads run while an expression is sought? Each find takes longer then.

    `regex` would let them without being asked to.
    """
    return len(text) > 2 * PIECE


def words_in(prose: str) -> tuple[int, int]:
    """How many words there are, and how many characters each of which is one."""
    window_first.give_way()
    concurrent = is_long(prose)
    if prose.isascii():
        return sum(1 for _ in WORD.finditer(prose, concurrent=concurrent)), 0
    spaced, ideographs = IDEOGRAPH.subn(" ", prose, concurrent=concurrent)
    runs = UNPARTED.findall(spaced, concurrent=concurrent)
    unparted = sum(
        math.ceil(len(BASE.findall(run, concurrent=concurrent)) / LETTERS_A_WORD) for run in runs
    )
    if runs:
        spaced = UNPARTED.sub(" ", spaced, concurrent=concurrent)
    words = sum(1 for _ in WORD.finditer(spaced, concurrent=concurrent))
    return words + unparted, ideographs


def characters_in(prose: str) -> int:
    """How many characters there are to a reader."""
    window_first.give_way()
    concurrent = is_long(prose)
    if prose.isascii() or not JOINED.search(prose, concurrent=concurrent):
        return len(prose)
    return sum(1 for _ in CHARACTER.finditer(prose, concurrent=concurrent))


def sentences_in(paragraph: str) -> int:
    """How many sentences there are; words without an end are one."""
    window_first.give_way()
    found = SENTENCE_END.split(paragraph, concurrent=is_long(paragraph))
    return sum(1 for each in found if BASE.search(each, concurrent=False))


def prose_beside_code(text: str) -> str:
    """A Markdown text without its code blocks, comments, Liquid and math."""
    text = _without_code(text)
    for opening, closing in DELIMITERS:
        text = _without(text, opening, closing)
    return MATH.sub(" ", text, concurrent=True)


def without_markup(text: str) -> str:
    """What a reader meets of paragraphs."""
    for pattern, instead in MARKUP:
        window_first.give_way()
        text = pattern.sub(instead, text, concurrent=is_long(text))
    return text


def _without_code(text: str) -> str:
    """Without the lines of code blocks."""
    if not CODE.search(text, concurrent=True):
        return text
    lines = text.split("\n")
    read = zip(lines, read_lines(lines), strict=True)
    return "\n".join("" if each.is_code else line for line, each in read)


def _without(text: str, opening: str, closing: str) -> str:
    """Without what `opening` and `closing` enclose; without a closing, nothing is enclosed."""
    kept: list[str] = []
    place = 0
    while (start := text.find(opening, place)) >= 0:
        window_first.give_way()
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        kept.append(text[place:start])
        place = end + len(closing)
    return " ".join([*kept, text[place:]])
