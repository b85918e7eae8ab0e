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
        ("fish &amp; chips", 2),
        ("Title\n=====\n\n---\n", 1),
        ("你好，世界", 4),
        ("これは pen です", 6),
        ("안녕하세요 세계", 2),
        ("naïve façade Ωμέγα мир 👍", 4),
        ("{% never closed, so these are words", 6),
    ],
)
def test_words(text, words):
    assert count(text).words == words


def test_characters_are_those_a_reader_meets():
    assert count("**Two**  words\n\n\nand [more](https://example.org).\n").characters == len(
        "Two words and more."
    )


def test_characters_are_not_utf16_units():
    assert count("👍👍").characters == 2


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("", 0), ("word", 1), ("word " * 230, 1), ("word " * 231, 2), ("字" * 1000, 2)],
)
def test_reading_time_is_rounded_up(text, minutes):
    assert count(text).reading_minutes == minutes


@given(st.text())
def test_any_text_can_be_counted(text):
    assert count(text).words <= len(text)


@given(st.text(alphabet="ab c,.", max_size=60))
def test_a_code_block_adds_no_word(text):
    assert count(f"{text}\n\n```\nputs 1\n```\n").words == count(text).words


def test_empty_is_nothing_at_all():
    assert count("") == Statistics(0, 0, 0)
