"""The sentence at the caret: "‸" is the caret, the sentence stands between « and »."""

from __future__ import annotations

import pytest

from editor.writing.sentences import LONGEST, sentence_at

ROWS = [
    "«One‸. »Two.",
    "«‸One. »Two.",
    "«One. ‸»",
    "One. «‸Two.»",
    "One. «Two‸.»",
    "One. «Two.‸»",
    "«Mr. Smith‸ came. »He sat.",
    "«Mr‸. Smith came. »He sat.",
    "«Salt, pepper, e.g. in soups, etc. and‸ so on. »More.",
    "«J. R. R. Tolkien wrote‸ it. »He did.",
    "«“Really?” he asked‸. »Yes.",
    "“Really?” «He asked‸.»",
    "«Wait… no‸! »Yes.",
    "“Come in.” «‘Th‸anks.’ »She sat.",
    "«What?!‸ »No.",
    "«At 3.5 per cent‸. »Less.",
    "«1. The first‸ item. »More of it.",
    "See *this.* «Then‸»",
    "A note.[^1] «Then‸»",
    "«彼は来た‸。»彼女は行った。",
    "彼は来た。«‸彼女は行った。»",
    "彼は「来た。」«と‸言った。»",
    "«What does ¿qué? mean‸. »Ok.",
    "One. «¿Qué‸ dices? »Nada.",
    "«z.B. hier‸. »Dort.",
    "«One line\nand its next‸. »Two\nlines.",
    "One. «Two goes on\nto‸ here»",
    "«‸»",
    "«no end‸»",
    "Emoji 👍. «Two‸ 👍👍. »Three.",
]


@pytest.mark.parametrize("row", ROWS)
def test_the_sentence_at_the_caret(row: str):
    text = row.replace("«", "").replace("»", "")
    place = text.index("‸")
    text = text.replace("‸", "")
    found = sentence_at(text, place)
    shown = row.replace("‸", "")
    assert (found.start, found.end) == (shown.index("«"), shown.index("»") - 1)


def test_only_what_is_near_is_looked_at():
    text = "A word and another. " * 50_000
    found = sentence_at(text, 500_003)
    assert text[found.start : found.end] == "A word and another. "
    endless = "word " * 200_000
    assert sentence_at(endless, 500_000) == (500_000 - LONGEST, 500_000 + LONGEST)
