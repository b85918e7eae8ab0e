"""A page for others: told to run nothing, and without what leads to another."""

from __future__ import annotations

import pytest

from editor.jekyll.staying import NO_SCRIPTS, staying, without_scripts


@pytest.mark.parametrize(
    "start",
    [
        "",
        "<!DOCTYPE html>",
        "\ufeff\n<!doctype html PUBLIC 'x'>",
        "<!-- a - theme -->\n<!-- > -->\n<!doctype html>",
    ],
)
def test_scripts_are_forbidden_before_all_else_but_the_doctype(start: str) -> None:
    rest = "<html lang=de><head><script>x</script>"
    assert without_scripts(start + rest) == start + NO_SCRIPTS + rest


@pytest.mark.parametrize(
    "comment", ["<!--><script>x</script>-->", "<!-- --!><script>x</script>-->"]
)
def test_nothing_hides_in_a_comment_before_the_doctype(comment: str) -> None:
    assert without_scripts(f"{comment}<!doctype html>").startswith(NO_SCRIPTS)


@pytest.mark.parametrize(
    "tag",
    [
        '<meta http-equiv="refresh" content="0; url=https://x.example/">',
        "<META content='0;url=x' HTTP-EQUIV=' Refresh'/>",
        "<meta a='>' http-equiv=refresh>",
        "<meta http-equiv=re&#102;resh content=3>",
        "<meta http-equiv=refresh http-equiv=x>",
        "<meta/http-equiv\n=\n'refresh'//>",
    ],
)
def test_what_leads_to_another_page_goes(tag: str) -> None:
    assert staying(f"<p>a{tag}\n&amp; b</p>{tag}") == "<p>a<meta>\n&amp; b</p><meta>"


@pytest.mark.parametrize(
    "before",
    ["<!-->", "<svg><style>", "<script></script/x>", "<!-- --!>", "<me", "<x a='", "<textarea>"],
)
def test_it_goes_wherever_a_browser_might_find_it(before: str) -> None:
    tag = "<meta http-equiv=refresh content=0>"
    assert staying(f"{before}{tag}ta {tag}") == f"{before}<meta>ta <meta>"


@pytest.mark.parametrize(
    "rest",
    [
        ' a="<" http-equiv=refresh>',
        ' a="x"http-equiv=refresh>',
        "/a\"b http-equiv='refresh'>",
        ' a="<meta " http-equiv=refresh>',
        " =a http-equiv=refresh>",
        " \xa0http-equiv=x http-equiv=refresh>",
    ],
)
def test_of_one_that_is_hard_to_read_another_attribute_counts(rest: str) -> None:
    found = staying(f"<meta{rest}")
    assert found.startswith("<meta http-equiv=x") or found == "<meta>"
