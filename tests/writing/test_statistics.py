"""Words, characters and reading time of Markdown, as a reader would count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.writing.statistics import Statistics, count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("\n \n", 0),
        ("It sails at dawn.", 4),
        ("don’t and can't are words", 5),
        ("a well-known 3.5 m mast", 5),
        ("## The crew\n\n- Ada\n- Bo\n\n1. first\n2) second", 6),
        ("**bold**, *soft*, `code`, ~~gone~~, snake_case", 5),
        ('[the timetable](https://example.org/a/b "Title words") here', 3),
        ("[the timetable][times] here\n\n[times]: https://example.org 'x y'\n", 3),
        ("![three words here](/assets/a.jpg) and more", 2),
        ("see https://example.org/a-b?c=d#e, <mailto:a@b.org> and www.example.org now", 3),
        ("a note[^1] there\n\n[^1]: said so", 3),
        ('<p class="one two">three</p> <br/> four', 2),
        ("1 < 2 and 3 > 2", 5),
        ("one <!-- not\nthis --> two", 2),
        ('{% include figure.html src="x" %} one {{ page.title | upcase }} two', 2),
        ("{% highlight ruby %}\nputs 1\n{% endhighlight %}\nafter", 1),
        ("before\n\n```ruby\nputs 'no word of these'\n```\n\nafter", 2),
        ("before\n\n~~~~\n```\nstill code\n~~~~\nafter", 2),
        ("a paragraph\n{: .class #id}\n", 2),
        ("| a | b |\n|---|---|\n| c | d |", 4),
        ("|a|b|\n|---|---|\n|c|d|", 4),
        ("- [ ] to do\n- [x] done\n1. [X] *done* too", 5),
        ("so $$ \\frac{a}{b} = c $$ it is\n\n$$\nx + y\n$$", 3),
        ("$$ in one paragraph\n\nand $$ in another", 6),
        ("`$$` and `$$` are code", 3),
        ("one {::comment}not\n\nthis{:/comment} two {::comment}nor this{:/} three", 3),
        ("*[HTML]: the language of pages\n\nHTML it is", 3),
        ("fish &amp; chips", 2),
        ("Title\n=====\n\n---\n", 1),
        ("你好，世界", 4),
        ("これは pen です", 6),
        ("안녕하세요 세계", 2),
        ("naïve façade Ωμέγα мир 👍", 4),
        ("{% never closed, so these are words", 6),
        ("- an item\n\n      indented code\n\ntext\n\n    more code\n", 3),
        ("```\nnever closed\n", 0),
        ("``` `one` ``` two", 2),
        # Marks on letters are no words, and part none.
        ("cafe\u0301 nai\u0308ve", 2),
        ("नमस्ते दुनिया", 2),
        ("ಕನ್ನಡ ഭാഷ தமிழ்", 3),
        ("שָׁלוֹם עוֹלָם", 2),
        ("اَلسَّلامُ عَلَيْكُم", 2),
        ("می\u200cخواهم بروم", 2),
        # Characters that are words, and letters of which some are one.
        ("第一章　はじめに", 7),
        ("ｶﾀｶﾅ カタカナー", 9),
        ("がぎ か\u3099", 3),
        ("我有3只猫和 two dogs", 8),
        ("𠮷野家", 3),
        ("ภาษาไทย", 2),
        ("ສະບາຍດີ ภาษา and words", 5),
        ("ភាសាខ្មែរ", 2),
        ("မြန်မာ", 1),
        ("Tiếng Việt có dấu", 4),
        # No words at all.
        ("👩‍👩‍👧 🇺🇦 ☂️ — … !", 0),
        ("、。！", 0),
    ],
)
def test_words(text, words):
    assert count(text).words == words


def test_characters_are_those_a_reader_meets():
    assert count("**Two**  words\n\n\nand [more](https://example.org).\n").characters == len(
        "Two words and more."
    )


@pytest.mark.parametrize(
    ("text", "characters", "without_blanks"),
    [
        ("", 0, 0),
        ("a b  c\n\nd", 7, 4),
        ("👍👍", 2, 2),
        ("👩‍👩‍👧 🇺🇦", 3, 2),
        ("👍🏽☂️", 2, 2),
        ("cafe\u0301", 4, 4),
        ("भाषा", 2, 2),
        ("각 각", 3, 2),
        ("你好，世界", 5, 5),
        ("ก็ดี", 2, 2),
        ("> a quote\n> goes on\n", 15, 12),
        ("# **a**\n\n- b", 3, 2),
    ],
)
def test_characters(text, characters, without_blanks):
    found = count(text)
    assert (found.characters, found.without_blanks) == (characters, without_blanks)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", 0),
        ("...", 0),
        ("One", 1),
        ("One. Two! Three? Four… Five", 5),
        ("One.\nTwo", 2),
        ("Wait ... what? Really?!", 2),
        ("It is 3.5 m, e.g. the mast, etc. and so on.", 1),
        ("Mr. Smith met J. R. Ewing. They spoke.", 2),
        ("“One.” “Two.” (Three.) Four", 4),
        ("**One.** *Two.*", 2),
        ("See example.org. Then go.", 2),
        ("「一。」二！三？四", 4),
        ("你好。世界", 2),
        ("यह एक है। वह दो है।", 2),
        ("ما هذا؟ هذا كتاب.", 2),
        ("안녕하세요. 반갑습니다.", 2),
        ("# One\n\nTwo. Three.\n\n- four\n- five", 5),
        ("One\n===\nTwo", 2),
        ("Wait... What?! Mr... A.", 4),
        (f"{'.' * 300_000}a. B", 2),
    ],
)
def test_sentences(text, sentences):
    assert count(text).sentences == sentences


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", 0),
        ("One", 1),
        ("One\ngoes on\n\nTwo\n \n\n\nThree", 3),
        ("# One\nTwo\n## Three", 3),
        ("- one\n- two\n\n1. three", 3),
        ("> one\n>\n> two", 2),
        ("One\n\n---\n\n![A gull](/gull.jpg)\n\nTwo", 2),
        ("One\n\n```\ncode\n\ncode\n```\n", 1),
    ],
)
def test_paragraphs(text, paragraphs):
    assert count(text).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 0),
        ("word", 1),
        ("word " * 230, 1),
        ("word " * 231, 2),
        ("字" * 1000, 2),
        ("ภาษา" * 250, 2),
    ],
)
def test_reading_time_is_rounded_up(text, minutes):
    assert count(text).reading_minutes == minutes


@pytest.mark.parametrize(
    ("line", "sentences", "paragraphs"),
    [
        ("One more line, and so on\n", 1, 1),
        ("One more line, and so on. It\n", 5001, 1),
        ("One more line, and it ends.\n", 5000, 1),
        ("- One more item\n", 5000, 5000),
        ("One more line, and it ends.\n  \n", 5000, 5000),
        ("One more line, and a break\n<br>\n", 5000, 5000),
    ],
    ids=["no sentence ends", "within a line", "with each line", "items", "apart", "breaks"],
)
def test_a_paragraph_so_long_that_it_is_counted_in_pieces(line, sentences, paragraphs):
    counted = count(line * 5000)
    assert (counted.sentences, counted.paragraphs) == (sentences, paragraphs)
    assert counted.words == 5000 * count(line).words
    assert counted.characters == 5000 * (count(line).characters + 1) - 1


def test_a_formula_of_very_many_lines_is_none_of_the_prose():
    lines = "x_1 + x_2 = 3, and so on\n" * 5000
    assert count(f"One\n$$\n{lines}$$\ntwo").words == 2


@given(st.text())
def test_any_text_can_be_counted(text):
    assert count(text).words <= len(text)


@given(st.text(alphabet="ab c,.", max_size=60))
def test_a_code_block_adds_no_word(text):
    assert count(f"{text}\n\n```\nputs 1\n```\n").words == count(text).words


def test_empty_is_nothing_at_all():
    assert count("") == Statistics()
