"""Headings, lists, quotes and whole lines: before and after, with caret ‸ and selection «…»."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_text import done

from editor.writing.edit import Selection
from editor.writing.headings import deeper, heading, higher
from editor.writing.lists import bullets, numbers, tasks, tick
from editor.writing.quotes import quote
from editor.writing.sorting import sort_lines
from editor.writing.whole_lines import delete, duplicate, move_down, move_up
from editor.writing.wrapping import join, unwrap, wrap

second, third = heading(2), heading(3)
ROWS = [
    # headings
    (second, "Ti‸tle", "## Ti‸tle"),
    (second, "## Ti‸tle", "Ti‸tle"),
    (second, "‸", "## ‸"),
    (second, "## ‸", "‸"),
    (second, "‸Title", "## ‸Title"),
    (second, "# Ti‸tle", "## Ti‸tle"),
    (second, "##### Ti‸tle", "## Ti‸tle"),
    (second, "Ti‸tle\n=====\n\nx", "## Ti‸tle\n\nx"),
    (second, "Title\n==‸===\n\nx", "## Title‸\n\nx"),
    (second, "Ti‸tle\n---\n\nx", "Ti‸tle\n\nx"),
    (third, "a\n\nTi‸tle\n---\n\nx", "a\n\n### Ti‸tle\n\nx"),
    (second, "# Ti‸tle #", "## Ti‸tle ##"),
    (second, "## Ti‸tle ##", "Ti‸tle"),
    (second, "# Ti‸tle {#id}", "## Ti‸tle {#id}"),
    (second, "> Ti‸tle", "> ## Ti‸tle"),
    (second, "- Ti‸tle", "- ## Ti‸tle"),
    (second, "«One\n\nTwo»", "## «One\n\n## Two»"),
    (second, "## «One\n\n## Two»", "«One\n\nTwo»"),
    (second, "«# One\n\ntext»", "«## One\n\ntext»"),
    (second, "```\nco‸de\n```", "```\nco‸de\n```"),
    (second, "#nohea‸ding", "## #nohea‸ding"),
    (second, "👍 Ti‸tle", "## 👍 Ti‸tle"),
    (deeper, "Ti‸tle", "# Ti‸tle"),
    (deeper, "# Ti‸tle", "## Ti‸tle"),
    (deeper, "###### Ti‸tle", "###### Ti‸tle"),
    (deeper, "«# One\n\ntext\n\n## Two»", "«## One\n\ntext\n\n### Two»"),
    (deeper, "Ti‸tle\n===", "## Ti‸tle"),
    (higher, "### Ti‸tle", "## Ti‸tle"),
    (higher, "# Ti‸tle", "Ti‸tle"),
    (higher, "Ti‸tle", "Ti‸tle"),
    (higher, "Ti‸tle\n---", "# Ti‸tle"),
    # bullets
    (bullets, "a‸", "- a‸"),
    (bullets, "- a‸", "a‸"),
    (bullets, "‸", "- ‸"),
    (bullets, "- ‸", "‸"),
    (bullets, "«one\ntwo»", "- «one\n- two»"),
    (bullets, "- «one\n- two»", "«one\ntwo»"),
    (bullets, "«one\n- two»", "- «one\n- two»"),
    (bullets, "«one\n\ntwo\n»", "- «one\n\n- two\n»"),
    (bullets, "«one\n  two»", "- «one\n  - two»"),
    (bullets, "1. «one\n2. two»", "- «one\n- two»"),
    (bullets, "- [ ] a‸", "- a‸"),
    (bullets, "* a\nb‸", "* a\n* b‸"),
    (bullets, "b‸\n+ a", "+ b‸\n+ a"),
    (bullets, "> a‸", "> - a‸"),
    (bullets, "> - a‸", "> a‸"),
    (bullets, "*a* ‸b", "- *a* ‸b"),
    (bullets, "-‸a", "- -‸a"),
    (bullets, "- - -‸", "- - -‸"),
    (bullets, "    - a‸", "    a‸"),
    (bullets, "```\na‸\n```", "```\na‸\n```"),
    # numbers
    (numbers, "«one\ntwo\nthree»", "1. «one\n2. two\n3. three»"),
    (numbers, "1. «one\n2. two»", "«one\ntwo»"),
    (numbers, "- «one\n- two»", "1. «one\n2. two»"),
    (numbers, "«one\n   two\n   three\nfour»", "1. «one\n   1. two\n   2. three\n2. four»"),
    (numbers, "3. one\ntw‸o", "3. one\n4. tw‸o"),
    (numbers, "«one\n\ntwo»", "1. «one\n\n2. two»"),
    (numbers, "2020. Ap‸ril", "Ap‸ril"),
    (numbers, "1. a\n2. b\n‸\n3. c\n4. d", "1. a\n2. b\n3. ‸\n4. c\n5. d"),
    (numbers, "1. a\n2. b‸\n3. c", "1. a\nb‸\n2. c"),
    (numbers, "1. a\n2. b\n‸\n5. c", "1. a\n2. b\n3. ‸\n5. c"),
    (numbers, "1. a\n1. b\n‸\n1. c", "1. a\n1. b\n2. ‸\n1. c"),
    (numbers, "> 1. a\n> ‸\n> 2. c", "> 1. a\n> 2. ‸\n> 3. c"),
    (numbers, "‸", "1. ‸"),
    # tasks
    (tasks, "a‸", "- [ ] a‸"),
    (tasks, "- [ ] a‸", "a‸"),
    (tasks, "- [x] a‸", "a‸"),
    (tasks, "* a‸", "* [ ] a‸"),
    (tasks, "1. a‸", "1. [ ] a‸"),
    (tasks, "- [x] «one\n- two»", "- [x] «one\n- [ ] two»"),
    (tasks, "«one\n\ntwo»", "- [ ] «one\n\n- [ ] two»"),
    (tasks, "‸", "- [ ] ‸"),
    (tasks, "[link](x)‸", "- [ ] [link](x)‸"),
    (tick, "- [ ] a‸", "- [x] a‸"),
    (tick, "- [x] a‸", "- [ ] a‸"),
    (tick, "«- [x] a\n- [ ] b»", "«- [x] a\n- [x] b»"),
    (tick, "«- [X] a\n  - [x] b»", "«- [ ] a\n  - [ ] b»"),
    (tick, "- a‸", "- a‸"),
    (tick, "> 1. [ ] a‸", "> 1. [x] a‸"),
    # quotes
    (quote, "a‸", "> a‸"),
    (quote, "> a‸", "a‸"),
    (quote, ">a‸", "a‸"),
    (quote, "‸", "> ‸"),
    (quote, "> ‸", "‸"),
    (quote, "one\ntw‸o\n\nthree", "> one\n> tw‸o\n\nthree"),
    (quote, "> one\n> tw‸o\n\nthree", "one\ntw‸o\n\nthree"),
    (quote, "«one\n\ntwo»", "> «one\n>\n> two»"),
    (quote, "> «one\n>\n> two»", "«one\n\ntwo»"),
    (quote, "> «one\n\n> two»", "«one\n\ntwo»"),
    (quote, "> «one\ntwo»", "> > «one\n> two»"),
    (quote, "> > a‸", "> a‸"),
    (quote, "- a‸", "> - a‸"),
    (quote, "```\n«code\n```»", "```\n> «code\n> ```»"),
    # whole lines
    (move_up, "one\ntw‸o\nthree", "tw‸o\none\nthree"),
    (move_up, "‸one\ntwo", "‸one\ntwo"),
    (move_up, "one\ntwo‸", "two‸\none"),
    (move_up, "one\n‸", "‸\none"),
    (move_up, "one\n«two\nthree\n»four", "«two\nthree\n»one\nfour"),
    (move_up, "one\nt«wo\nth»ree", "t«wo\nth»ree\none"),
    (move_down, "o‸ne\ntwo\nthree", "two\no‸ne\nthree"),
    (move_down, "one\ntw‸o", "one\ntw‸o"),
    (move_down, "one\ntw‸o\n", "one\ntw‸o\n"),
    (move_down, "«one\ntwo\n»three\n", "three\n«one\ntwo\n»"),
    (move_down, "«one\n»two", "two\n«one»"),
    (move_down, "o‸ne\n\n👍", "\no‸ne\n👍"),
    (duplicate, "o‸ne\ntwo", "one\no‸ne\ntwo"),
    (duplicate, "o‸ne", "one\no‸ne"),
    (duplicate, "«one\ntwo\n»three", "one\ntwo\n«one\ntwo\n»three"),
    (duplicate, "«one\ntwo»", "one\ntwo\n«one\ntwo»"),
    (duplicate, "‸", "\n‸"),
    (delete, "one\ntw‸o\nthree", "one\nth‸ree"),
    (delete, "one\nlong‸er\nx", "one\nx‸"),
    (delete, "one\ntw‸o", "on‸e"),
    (delete, "one‸", "‸"),
    (delete, "‸", "‸"),
    (delete, "«one\ntwo\n»three", "‸three"),
    (delete, "one\n‸\ntwo", "one\n‸two"),
    (delete, "o«ne\ntw»o\nthree", "t‸hree"),
    # whole lines of lists that count up
    (move_up, "1. a\n2. b‸\n3. c", "1. b‸\n2. a\n3. c"),
    (move_up, "1. a\n2. b\n3. «c\n4. d»\n5. e", "1. a\n2. «c\n3. d»\n4. b\n5. e"),
    (move_up, "3. a\n4. b‸", "3. b‸\n4. a"),
    (move_up, "9. a\n10. b‸", "9. b‸\n10. a"),
    (move_up, "1. a\n1. b‸\n1. c", "1. b‸\n1. a\n1. c"),
    (move_up, "1. a\n5. b‸\n9. c", "5. b‸\n1. a\n9. c"),
    (move_up, "x\n\n1. a\n   1. b\n   2. c‸\n2. d", "x\n\n1. a\n   1. c‸\n   2. b\n2. d"),
    (move_up, "```\n1. a\n2. b‸\n```", "```\n2. b‸\n1. a\n```"),
    (move_down, "1. a‸\n2. b\n3. c", "1. b\n2. a‸\n3. c"),
    (move_down, "x\n\n> 1. a‸\n> 2. b\n\ny", "x\n\n> 1. b\n> 2. a‸\n\ny"),
    (duplicate, "1. a‸\n2. b", "1. a\n2. a‸\n3. b"),
    (duplicate, "1. a\n2. «b\n3. c»\n4. d", "1. a\n2. b\n3. c\n4. «b\n5. c»\n6. d"),
    (duplicate, "9. a‸\n10. b", "9. a\n10. a‸\n11. b"),
    (duplicate, "1. a‸", "1. a\n2. a‸"),
    (duplicate, "1. a‸\n1. b", "1. a\n1. a‸\n1. b"),
    (delete, "x\n\n1. ‸a\n2. b\n3. c\n\ny", "x\n\n1. ‸b\n2. c\n\ny"),
    (delete, "1. a\n2. ‸b\n3. c", "1. a\n2. ‸c"),
    (delete, "1. a\n2. b‸", "1. a‸"),
    (delete, "9. a\n10. b\n11.‸ c\n12. d", "9. a\n10. b\n11.‸ d"),
    (delete, "1. a\n7. ‸b\n9. c", "1. a\n9. ‸c"),
    # sorting
    (sort_lines, "«b\na\nC»", "«a\nb\nC»"),
    (sort_lines, "«a10\na2\na1»", "«a1\na2\na10»"),
    (sort_lines, "«a007\na٢\na10\na7»", "«a٢\na007\na7\na10»"),
    (
        sort_lines,
        f"«{'9' * 5000}\n1{'0' * 5000}\n{'8' * 5000}»",
        f"«{'8' * 5000}\n{'9' * 5000}\n1{'0' * 5000}»",
    ),
    (sort_lines, "«zebra\nÄpfel\nbanane»", "«Äpfel\nbanane\nzebra»"),
    (sort_lines, "b‸\na\n\nc", "‸a\nb\n\nc"),
    (sort_lines, "- b‸\n- a", "‸- a\n- b"),
    (sort_lines, "«- b\n  - z\n  - y\n- a\n»", "«- a\n- b\n  - z\n  - y»\n"),
    (sort_lines, "«1. b\n2. a»", "«1. a\n2. b»"),
    (sort_lines, "«- [x] b\n- [ ] a»", "«- [ ] a\n- [x] b»"),
    (sort_lines, "«a\nA\nb»", "«a\nA\nb»"),
    (sort_lines, "«A\na\n0»", "«0\nA\na»"),
    (sort_lines, "«b\n\na\n»", "«a\n\nb»\n"),
    (sort_lines, "«1. b\n\n\n2. a\n\n3. 0»", "«1. 0\n\n\n2. a\n\n3. b»"),
    (sort_lines, "«- b\n\n  more\n\n- a»", "«- a\n\n- b\n\n  more»"),
    (
        sort_lines,
        "| n | v |\n|---|---|\n| b‸ | 1 |\n| a | 2 |\n",
        "| n | v |\n|---|---|\n‸| a | 2 |\n| b | 1 |\n",
    ),
    (
        sort_lines,
        "«n | v\n---|---\nc | 1\nb | 2\n===|===\na | 3»",
        "n | v\n---|---\n«b | 2\nc | 1»\n===|===\na | 3",
    ),
    (
        sort_lines,
        "|---|\n| n |\n|---|\n«| b |\n| a |\n»",
        "|---|\n| n |\n|---|\n«| a |\n| b |»\n",
    ),
    (sort_lines, "|---|\n| n‸ |\n|---|", "|---|\n| n‸ |\n|---|"),
    (sort_lines, "«| b |\n| a |»", "«| a |\n| b |»"),
    # joining
    (join, "one‸\ntwo", "one ‸two"),
    (join, "o‸ne\n\ntwo", "one‸\ntwo"),
    (join, "one  ‸\n   two", "one ‸two"),
    (join, "«one\ntwo\nthree»", "«one two three»"),
    (join, "«one\n\n  \ntwo\n\nthree\n\n»four", "«one two three\n»four"),
    (join, "«\n\none\n\ntwo»", "«one two»"),
    (join, "«> one\n>\n> two»", "«> one two»"),
    (join, "«- one\n- two»", "«- one two»"),
    (join, "> one‸\n> two", "> one ‸two"),
    (join, "one‸", "one‸"),
    (join, "one\ntwo‸\n", "one\ntwo‸"),
    (unwrap, "one\ntw‸o\nthree\n\nfour\nfive", "one tw‸o three\n\nfour\nfive"),
    (unwrap, "«one\ntwo\n\nthree\nfour»", "«one two\n\nthree four»"),
    (unwrap, "one  \ntw‸o\nthree", "one  \ntw‸o three"),
    (unwrap, "one\\\ntw‸o\nthree", "one\\\ntw‸o three"),
    (unwrap, "- one\n  two‸\n- three\n  four", "- one two‸\n- three four"),
    (unwrap, "> one\n> tw‸o", "> one tw‸o"),
    (unwrap, "«# One\ntwo\nthree»", "«# One\ntwo three»"),
    (unwrap, "«a\nb\n\n```\nc\nd\n```\n»", "«a b\n\n```\nc\nd\n```\n»"),
    (unwrap, "| a |\n| ‸b |", "| a |\n| ‸b |"),
    (unwrap, "Title‸\n=====", "Title‸\n====="),
    (unwrap, "a‸\nb\n{: .c}", "a‸ b\n{: .c}"),
    (wrap(10), "one two three fo‸ur", "one two\nthree fo‸ur"),
    (wrap(10), "one\ntwo\nthree fo‸ur", "one two\nthree fo‸ur"),
    (wrap(10), "- one two three f‸our", "- one two\n  three\n  f‸our"),
    (wrap(10), "> one two three f‸our", "> one two\n> three\n> f‸our"),
    (wrap(10), "1. one two th‸ree", "1. one two\n   th‸ree"),
    (wrap(10), "one two - thr‸ee", "one two -\nthr‸ee"),
    (wrap(10), "in year 1990. Al‸l", "in year 1990.\nAl‸l"),
    (wrap(10), "longerthanthewidth‸ a b", "longerthanthewidth‸\na b"),
    (wrap(10), "# one two three fo‸ur", "# one two three fo‸ur"),
    (wrap(10), "one two  \nthree four fi‸ve", "one two  \nthree four\nfi‸ve"),
]


@pytest.mark.parametrize(("command", "before", "after"), ROWS)
def test_commands_about_lines(command, before, after):
    assert done(command, before) == after


LINES = st.lists(st.sampled_from(["one", "two three", "", "👍", "é"]), min_size=1, max_size=6)
TOGGLES = st.sampled_from([bullets, numbers, tasks, quote, heading(1), heading(4)])


@given(LINES, st.data(), TOGGLES)
def test_twice_is_as_before(lines, data, command):
    text = "\n".join(lines)
    ends = st.integers(0, len(text))
    edit = command(text, Selection(data.draw(ends), data.draw(ends)))
    assert edit is not None
    back = command(edit.applied(text), edit.selection)
    assert back is not None
    assert back.applied(edit.applied(text)) == text


MESS = st.text(alphabet="ab \n#>-*+1.[]x|=`~\t", max_size=40)
ANY = st.sampled_from([row[0] for row in ROWS])


@given(MESS, st.data(), ANY)
def test_words_are_kept(text, data, command):
    ends = st.integers(0, len(text))
    edit = command(text, Selection(data.draw(ends), data.draw(ends)))
    if edit is None or command in (delete, duplicate):
        return
    after = edit.applied(text)
    assert 0 <= edit.selection.start <= edit.selection.end <= len(after)
    assert sorted(each for each in after if each in "ab") == sorted(
        each for each in text if each in "ab"
    )


@given(MESS, st.data())
def test_moving_up_and_down_again(text, data):
    ends = st.integers(0, len(text))
    selection = Selection(data.draw(ends), data.draw(ends))
    up = move_up(text, selection)
    if up is not None:
        down = move_down(up.applied(text), up.selection)
        # Behind the last line end there is no line that others could be moved behind.
        assert down is None or down.applied(up.applied(text)) == text


@given(MESS, st.data(), st.integers(1, 12))
def test_wrapping_and_unwrapping_keep_the_words(text, data, width):
    ends = st.integers(0, len(text))
    selection = Selection(data.draw(ends), data.draw(ends))
    edit = wrap(width)(text, selection)
    if edit is not None:
        assert words_in(edit.applied(text)) == words_in(text)


def words_in(text):
    """Those made of letters, without the sign of a quote that may stand right before one."""
    return [word for word in (each.lstrip(">") for each in text.split()) if word.isalpha()]
