"""Code is coloured in every language that Rouge and Pygments both know, by Rouge's names."""

from __future__ import annotations

import pytest

from editor.jekyll.kramdown import to_html
from editor.jekyll.kramdown.highlighting import lexer_of
from editor.jekyll.kramdown.rouge_languages import IN_PYGMENTS, LANGUAGES


@pytest.mark.parametrize("name", sorted(IN_PYGMENTS))
def test_a_name_that_pygments_lacks_leads_to_a_lexer(name: str) -> None:
    assert name in LANGUAGES
    assert lexer_of(name) is not None


def test_every_name_is_one_word() -> None:
    assert not [name for name in LANGUAGES if name.endswith("-")]
    assert "common-lisp" in LANGUAGES


def test_a_terminal_shows_prompts_commands_and_output() -> None:
    html = to_html("```terminal\n$ echo a\na\n```\n")
    assert '<span class="gp">$ </span>' in html
    assert '<span class="go">a</span>' in html


@pytest.mark.parametrize("code", ["x = 1\n" * 5000, f"x = '{'a' * 2000}'\n", "a\n" * 9000])
def test_code_that_nobody_reads_stays_plain(code: str) -> None:
    html = to_html(f"```c#\n{code}```\n")
    assert "<span" not in html
    assert html.count("\n") > code.count("\n")
