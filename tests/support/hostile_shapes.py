"""Texts that are meant to be slow: what opens and is not closed, and what there is too much of."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

Shape = Callable[[int], str]  # a text of about so many characters


def repeated(unit: str, start: str = "", end: str = "") -> Shape:
    """One thing over and over."""
    return lambda size: start + unit * (size // len(unit)) + end


def numbered(line: str, start: str = "", end: str = "") -> Shape:
    """The same line with another number, 1, 2, 3 …, in place of each `@`."""

    def text(size: int) -> str:
        lines: list[str] = []
        left = size
        for number in count(1):
            if left <= 0:
                break
            lines.append(line.replace("@", str(number)))
            left -= len(lines[-1])
        return start + "".join(lines) + end

    return text


def both(one: Shape, other: Shape) -> Shape:
    """Half of the one, half of the other."""
    return lambda size: one(size // 2) + other(size // 2)


def nested(opening: str, middle: str, closing: str) -> Shape:
    """As many openings as closings around something."""

    def text(size: int) -> str:
        depth = size // (len(opening) + len(closing))
        return opening * depth + middle + closing * depth

    return text


def staircase(unit: str) -> Shape:
    """Lines of which each is one step longer than the one before."""

    def text(size: int) -> str:
        steps = int((2 * size / len(unit)) ** 0.5)
        return "\n".join(unit * step + "a" for step in range(1, steps))

    return text


def grid(size: int) -> str:
    """A table with as many columns as rows."""
    side = int((size / 4) ** 0.5)
    return "\n".join("| a " * side + "|" for _ in range(side)) + "\n"


def ragged(size: int) -> str:
    """A table of one very long row and many short ones."""
    return "| a " * (size // 8) + "|\n" + "| a |\n" * (size // 12)


SHAPES: dict[str, Shape] = {
    # Spans
    "brackets": repeated("["),
    "brackets closed": nested("[", "a", "]"),
    "links without end": repeated('[a](b "'),
    "links in links": nested("[a ", "b", "](c)"),
    "links open": repeated("[a]("),
    "links angled": repeated("[a](<b"),
    "parentheses": repeated("(", "[a]("),
    "references unknown": repeated("[a][b] "),
    "images": repeated("!["),
    "images in links": nested("[![a](b)", "c", "](d)"),
    "footnote marks": repeated("[^a"),
    "stars": repeated("*"),
    "stars and words": repeated("*a "),
    "stars mixed": repeated("*a **b "),
    "stars and lines": repeated("_*"),
    "emphasis by turns": repeated("*a _b "),
    "strong unclosed": repeated("**a "),
    "underscores in words": repeated("a_"),
    "emphasis nested": nested("*a **b ", "c", "** *"),
    "struck out": repeated("~~a "),
    "backticks": repeated("` "),
    "backticks growing": staircase("`"),
    "backslashes": repeated("\\"),
    "escapes": repeated("\\*"),
    "breaks": repeated("a  \n"),
    "entities": repeated("&amp;"),
    "entities open": repeated("&a"),
    "quotes": repeated('"'),
    "quotes and words": repeated("'a \"b "),
    "dashes": repeated("-"),
    "dots": repeated("."),
    "guillemets": repeated("<< "),
    "addresses": repeated("<http://a"),
    "mail addresses": repeated("<a@"),
    "mail words": repeated("a.", "<"),
    "formulas": repeated("$$"),
    "formulas unclosed": repeated("a $$ b\n\n"),
    "formulas in lines": repeated("$$a$$ "),
    "formulas MathJax": repeated("\\\\(a "),
    "formulas MathJax blocks": repeated("\\\\[a\n\n"),
    "formulas of braces": lambda size: repeated("$$" + "{" * 2000 + "}" * 2000 + "$$\n\n")(size),
    "formulas of fractions": repeated("$$" + "\\frac" * 400 + "$$\n\n"),
    "formulas of powers": repeated("$$" + "a^{" * 500 + "}" * 500 + "$$\n\n"),
    "attribute lists": repeated("{:"),
    "attribute lists closed": repeated("*a*{:.a}"),
    "attribute lists in a row": repeated("{:.a}", "*a*"),
    "attribute list long": repeated(".a ", "*a*{:", "}"),
    "attribute values": repeated('a="', "a\n{:", "}"),
    "extensions": repeated("{::comment}"),
    "extensions open": repeated("{::nomarkdown "),
    # HTML
    "angles": repeated("<"),
    "tags unclosed": repeated("<a"),
    "tags of spans": repeated("<b>"),
    "tags of spans and stars": repeated("<b>*a"),
    "tags of blocks": repeated("<div>"),
    "tags of blocks in lines": repeated("<div>\n"),
    "tags of blocks closed": nested("<div>\n", "a\n", "</div>\n"),
    "tags of spans closed": nested("<b>", "a", "</b>"),
    "tags read as Markdown": repeated('<div markdown="1">\n'),
    "tags read as a line": repeated('<p markdown="span">\n'),
    "tags closing": repeated("</div>\n"),
    "tags never known": numbered("<a@>\n"),
    "tags in tags": repeated('<a href="'),
    "attributes endless": repeated(" a", "<a"),
    "attributes of blocks": repeated(' a="b"', "<div", ">\n"),
    "attributes many": numbered(' a@="b"', "<div", ">\n"),
    "attributes unquoted": repeated(" a=b", "<a "),
    "attribute of blanks": repeated(" ", "<a ", "b"),
    "comments": repeated("<!-- "),
    "comments in lines": repeated("<!-- a\n\n"),
    "comments in blocks": repeated("<div>\n<!--"),
    "instructions": repeated("<? "),
    "sections": repeated("<![CDATA["),
    "scripts": repeated("<script>"),
    "scripts in lines": repeated("a <script> "),
    "styles": repeated("<style>\n\n"),
    "preformatted": repeated("<pre>\n"),
    "tables of HTML": repeated("<table><tr><td>"),
    "elements of fences": repeated("<div>\n```\n</div>\n", "", "a"),
    "elements of comments": repeated("<div>\n<!--\n</div>\n"),
    "elements of extensions": repeated("<div>\n{::comment}\n</div>\n"),
    "elements of formulas": repeated("<div>\na $$\n</div>\n"),
    "elements raw, of comments": repeated("<pre><!-- </pre>\n"),
    "elements raw": repeated("<pre>a</pre>\n"),
    "elements raw, closing what is not open": repeated("</b>", "<pre>"),
    "elements raw in each other": repeated('<pre markdown="0">'),
    "elements raw read as Markdown": repeated('<b markdown="1">', "<pre>"),
    # Blocks
    "quotes nested": repeated("> "),
    "quotes in lines": repeated("> a\n"),
    "quotes growing": staircase("> "),
    "lists nested": repeated("- "),
    "lists growing": staircase("  - "),
    "lists in quotes": repeated("> - "),
    "list long": repeated("- a\n"),
    "list loose": repeated("- a\n\n"),
    "list of lists": repeated("- a\n  - b\n    - c\n"),
    "list numbered": repeated("1. a\n"),
    "list of digits": repeated("1"),
    "list of attributes": repeated("- {:.a}"),
    "list items with attributes": repeated("{:.a} ", "- "),
    "list with tabs": repeated("\t", "- ", "a"),
    "list lines without indent": repeated("a\n", "- "),
    "list of tasks": repeated("- [ ] a\n"),
    "definitions": repeated(": "),
    "definitions in lines": repeated("a\n: b\n"),
    "definitions apart": repeated("a\n\n: b\n\n"),
    "definition terms": repeated("a\n", "", ": b\n"),
    "table of columns": repeated("| a ", "", "|\n"),
    "table of rows": repeated("| a |\n"),
    "table square": grid,
    "table ragged": ragged,
    "table of separators": repeated("|-", "", "\n"),
    "table of rules": repeated("|-|\n", "|a|\n"),
    "table of feet": repeated("|a|\n|=|\n"),
    "table of code": repeated("`|"),
    "table of code tags": repeated("<code>|"),
    "table that is none": repeated("|a\n", "", "b\n"),
    "table that is none, apart": repeated("|a\nb\n"),
    "pipes": repeated("|"),
    "fences": repeated("```a\n"),
    "fences of tildes": repeated("~~~ a\n\n"),
    "fences growing": staircase("`"),
    "fences of both marks": lambda size: "".join(
        f"{bin(number)[2:].replace('0', '~').replace('1', '`'):~>3}a\n"
        for number in range(size // 20)
    ),
    "fence of ticks": repeated("`", "", "\na\n"),
    "fence unclosed": repeated("a\n\n", "```\n"),
    "code indented": repeated("    a\n\n"),
    "code of blanks": repeated(" ", "    ", "\n"),
    "headings": repeated("# a\n"),
    "headings apart with contents": repeated("# a\n\n", "* toc\n{:toc}\n\n"),
    "headings all contents": repeated("* TOC\n{:toc}\n\n# a\n"),
    "headings underlined": repeated("a\n-\n\n"),
    "headings of marks": repeated("#", "# a "),
    "headings of ids": numbered("# a {#b@}\n\n"),
    "headings that count": numbered("# a@\n\n# a-1\n\n"),
    "rules": repeated("---\n"),
    "rules of blanks": repeated("* ", "", "a"),
    "blank lines": repeated("\n", "a", "b"),
    "blank lines with blanks": repeated(" \n"),
    "fence of questions": repeated("?a", "```a", " b\na\n```\n"),
    "fence of blanks": repeated(" ", "```a", "b\na\n```\n"),
    "heading of blanks": repeated(" ", "# a", "b\n"),
    "heading underlined, of blanks": repeated(" ", "a", "b\n---\n"),
    "table of escapes": repeated("\\|", "|", "|\n"),
    "table of ticks": lambda size: "|" + staircase("`")(size).replace("\n", "") + "|\n",
    "table of ticks, fewer each time": lambda size: (
        "|" + "".join(reversed(staircase("`")(size).split("\n"))) + "|\n"
    ),
    "table of separators, spoilt": repeated("|-", "", "a\n"),
    "table of blanks": repeated(" ", "|-", "a\n"),
    "backticks, fewer each time": lambda size: "".join(reversed(staircase("`")(size).split("\n"))),
    "list of escaped attributes": repeated("{:a\\}", "- ", "x\n"),
    "list of blanks and tabs": repeated(" \t", "- ", "a\n"),
    "list of depths": lambda size: "".join(
        f"-{' ' * depth}a\n" for depth in range(1, int((2 * size) ** 0.5))
    ),
    "quotes of fences": repeated("> ```\n\n"),
    "paragraphs of brackets": repeated("[" * 300 + "\n\n"),
    "paragraphs of stars": repeated("*a _b " * 50 + "\n\n"),
    "paragraphs of elements": repeated("<b>*a" * 60 + "\n\n"),
    "markers": repeated("^\n"),
    "options": repeated("{::options auto_ids='false' /}\n\na\n\n"),
    "attributes apart": repeated("{:.a}\n\n"),
    "attributes in a row": repeated("{:.a}\n", "", "a\n"),
    "attributes behind blocks": repeated("a\n{:.a}\n\n"),
    # Definitions
    "links defined": numbered("[a@]: /b@\n"),
    "links defined apart": numbered("[a@]: /b@\n\n"),
    "links defined and used": both(numbered("[a@]: /b\n"), numbered("[a@] ", "\n")),
    "links defined alike": repeated("[a]: /b\n"),
    "links defined with attributes": repeated("[a]: /b\n{:.a}\n"),
    "links defined without end": repeated('[a]: "'),
    "links defined of a bracket": repeated("[", "", "]: a\n"),
    "link defined with blanks": repeated(" ", "[a]: b", "c\n"),
    "footnotes": numbered("a[^@]\n\n[^@]: b\n\n"),
    "footnotes of footnotes": lambda size: numbered("[^@]: a[^@0] [^@1]\n\n", "a[^1]\n\n")(size),
    "footnotes in a chain": lambda size: (
        "a[^1]\n\n" + "".join(f"[^{n}]: a[^{n + 1}]\n\n" for n in range(1, size // 16))
    ),
    "footnotes in a circle": repeated("[^a] ", "[^a]: b[^a]\n\n"),
    "footnote of much": repeated("    a\n", "[^a]: b\n", "\n[^a]\n"),
    "abbreviations": numbered("*[a@]: b\n", "", "\na1 a2 a3\n"),
    "abbreviations apart": numbered("*[a@]: b\n\na@ a@\n\n"),
    "abbreviations used": repeated("a ", "*[a]: b\n\n"),
    "abbreviations defined and used": both(numbered("*[a@]: b\n"), numbered("a@ ", "\n")),
    "abbreviations alike": lambda size: (
        "".join(f"*[{'a' * n}]: b\n" for n in range(1, int((size / 2) ** 0.5)))
        + "\n"
        + "a" * (size // 2)
    ),
    "lists defined": numbered("{:a@: .b}\n", "", "\na\n{:a1}\n"),
    "lists defined alike": repeated("{:a: .b}\n\n"),
    "lists defined and used": repeated("a\n{:a}\n\n", "{:a: a}\n\n"),
    "lists defined in a circle": numbered("{:a@: a@ a@ a@}\n", "", "\na\n{:a1}\n"),
    "links defined at length and used": both(repeated("b", "[a]: /", "\n\n"), repeated("[a] ")),
    "links defined with quotes": repeated(' "a', "[a]: b", "\n"),
    "links defined with angles": repeated('> "', "[a]: <b", "\n"),
    "links defined over lines": repeated("[\n"),
    "abbreviation at length and used": both(repeated("b", "*[a]: ", "\n\n"), repeated("a ")),
    "abbreviations of words": both(numbered("*[a @]: b\n"), repeated("a ", "\n")),
    "abbreviation long": both(repeated("a ", "*[", "b]: c\n\n"), repeated("a ")),
    "abbreviations and spans": repeated("*b* a ", "*[a]: b\n\n"),
    "list defined at length and used": both(
        repeated(".a ", "{:a: ", "}\n\n"), repeated("a\n{:a}\n\n")
    ),
    "list defined by itself": repeated(" a", "{:a: a", "}\n\na\n{:a}\n"),
    # Liquid
    "outputs": repeated("{{"),
    "outputs closed": repeated("{{ a }}"),
    "outputs nested": nested("{{", "a", "}}"),
    "outputs of pipes": repeated("| a ", "{{ a ", "}}"),
    "tags of Liquid": repeated("{%"),
    "tags of Liquid closed": repeated("{% if a %}"),
    "tags of Liquid unknown": numbered("{% a@ %}"),
    "tags of Liquid by turns": repeated("{% if a %}{% for a in b %}{% endif %}"),
    "raw": repeated("{% raw %}"),
    "highlight": repeated("{% highlight ruby %}"),
    "highlight closed": repeated("{% highlight ruby %}a{% endhighlight %}\n"),
    "comments of Liquid": repeated("{% comment %}"),
    "braces": repeated("{"),
    "tags of Liquid ended": both(repeated("{% if a %}"), repeated("{% endfor %}")),
    "outputs failing": repeated("{{ a | b }}"),
    # Front matter
    "front matter unclosed": repeated("\n", "---\n", "a"),
    "front matter of blanks": repeated(" ", "---", "a\n"),
    "front matter of fences": repeated("---a\n", "---\n"),
    "front matter of TOML": repeated("+++\t", "+++\n"),
    "front matter of JSON": repeated('{"a":'),
    # Characters
    "blanks before a letter": repeated(" ", "", "a"),
    "full stops": repeated("a. "),
    "a word": repeated("a"),
    "a line": repeated("a b "),
    "a paragraph": repeated("a b\n"),
    "blanks": repeated(" "),
    "blanks inside": repeated(" ", "a", "b"),
    "tabs": repeated("\t"),
    "tabs and words": repeated("a\t"),
    "accents": repeated("\u0301", "e"),
    "emoji": repeated("\U0001f600"),
    "emoji joined": repeated("\U0001f468\u200d\U0001f469\u200d\U0001f467 "),
    "Chinese": repeated("漢"),
    "Chinese in lines": repeated("漢字\n"),
    "to the left": repeated("שלום "),
    "direction marks": repeated("\u202ea"),
    "zero-width": repeated("\u200b"),
    "line separators": repeated("a\u2028"),
    "no-break blanks": repeated("a\u00a0"),
    "line ends mixed": repeated("a\r\nb\nc\r"),
    "carriage returns": repeated("\r"),
    "form feeds": repeated("\f\n"),
    "end marks": repeated("\x02\x03"),
    "colons": repeated("a:"),
    "addresses bare": repeated("http://a.b/"),
    "stops before a letter": repeated(".", "", "a"),
}
