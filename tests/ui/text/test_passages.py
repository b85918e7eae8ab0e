"""What belongs together at the caret, as kramdown reads it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor

from editor.ui.text.passages import passage_around
from editor.ui.text.writing import Writing

# The line with the caret begins with "‸"; those of its passage are said by their numbers, from 0.
ROWS = [
    ("‸One\ntwo\n\nthree", (0, 1)),
    ("One\n‸two\n\nthree", (0, 1)),
    ("One\n\n‸three\nfour", (2, 3)),
    ("One\n‸\nthree", (1, 1)),
    ("- one\n- ‸two\n- three", (1, 1)),
    ("- one\n  ‸goes on\n- three", (0, 1)),
    ("1. one\n2. ‸two\n   and more\n", (1, 2)),
    ("‸# Title\nText\n", (0, 0)),
    ("‸Title\n=====\nText\n", (0, 1)),
    ("Title\n‸=====\nText\n", (0, 1)),
    ("Text\n\n```ruby\na = 1\n\n‸b = 2\n```\n\nText", (2, 6)),
    ("Text\n\n‸```ruby\na = 1\n\nb = 2\n```\nText", (2, 6)),
    ("Text\n\n```ruby\na = 1\n‸```\n\nText", (2, 4)),
    ("Text\n\n    code\n    ‸more\n\nText", (2, 3)),
    ("| a | b |\n|---|---|\n‸| 1 | 2 |\n\nText", (0, 2)),
    ("> one\n> ‸two\n\nthree", (0, 1)),
    ("{% highlight ruby %}\na = 1\n‸b = 2\n{% endhighlight %}\nText", (0, 3)),
    ("‸", (0, 0)),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_the_passage_of_a_line(qapp, text: str, expected: tuple[int, int]):
    line = next(n for n, each in enumerate(text.split("\n")) if "‸" in each)
    writing = Writing()
    QTextCursor(writing.document).insertText(text.replace("‸", ""))
    assert writing.lines.read_to(writing.document.blockCount() - 1, 5)
    first, last = passage_around(writing.lines, writing.document.findBlockByNumber(line))
    assert (first.blockNumber(), last.blockNumber()) == expected
