import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.site.body_images import BodyImage, body_images


def seen(text: str) -> list[tuple[str, str | None, int]]:
    return [(image.reference, image.alt, image.line) for image in body_images(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a](x.jpg)", [("x.jpg", "a", 1)]),
        ('\n\n![](x.jpg "Title")', [("x.jpg", None, 3)]),
        ("![a](<a b.jpg> 't')", [("a b.jpg", "a", 1)]),
        ("![a](a_(b).jpg) ![b](y.jpg)", [("a_(b).jpg", "a", 1), ("y.jpg", "b", 1)]),
        ("![a [b] c](x.jpg)", [("x.jpg", "a [b] c", 1)]),
        ("![two\nlines](x.jpg)\n![c](y.jpg)", [("x.jpg", "two\nlines", 1), ("y.jpg", "c", 3)]),
        ("[![a](in.png)](https://x.org)", [("in.png", "a", 1)]),
        ("![a]({{ site.baseurl }}/x.jpg)", [("{{ site.baseurl }}/x.jpg", "a", 1)]),
        ("![a]({{ '/x.jpg' | relative_url }})", [("{{ '/x.jpg' | relative_url }}", "a", 1)]),
        ("![a]({% link x.jpg %})", [("{% link x.jpg %}", "a", 1)]),
        ("![a](C:\\me\\x.jpg)", [("C:\\me\\x.jpg", "a", 1)]),
        ("![a](a\\_b.jpg?x&amp;y)", [("a_b.jpg?x&y", "a", 1)]),
        ("![a][one]\n\n[One]: x.jpg 'T'", [("x.jpg", "a", 1)]),
        ("![one][]\n\n[one]: <x y.jpg>", [("x y.jpg", "one", 1)]),
        ("![one]\n\n[one]: x.jpg", [("x.jpg", "one", 1)]),
        (
            "![a][b]\n\n[b]: {{ '/x.jpg' | relative_url }} 'T'",
            [("{{ '/x.jpg' | relative_url }}", "a", 1)],
        ),
        ("![a][b]\n\n[b]: {{ site.baseurl }}/x.jpg", [("{{ site.baseurl }}/x.jpg", "a", 1)]),
        ("![one]\n", []),
        ("\\![a](x.jpg) \\\\![b](y.jpg)", [("y.jpg", "b", 1)]),
        ("<img src='x.jpg'>", [("x.jpg", None, 1)]),
        ('<IMG\nalt="" width=3\nsrc="x.jpg?a&amp;b" />', [("x.jpg?a&b", "", 1)]),
        ("<img src=x.jpg alt=y>", [("x.jpg", "y", 1)]),
        ("<img alt='>' src=x.jpg>", [("x.jpg", ">", 1)]),
        ("<image src='x.jpg'> <img>", []),
    ],
)
def test_images_are_found_with_their_line(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "`![a](no.jpg)`",
        "``a ` ![a](no.jpg)``",
        "```\n![a](no.jpg)\n```",
        "~~~~ md\n~~~\n![a](no.jpg)\n~~~~",
        "```\n![a](no.jpg)",
        "    ![a](no.jpg)\n\n    ![a](no.jpg)",
        "\t![a](no.jpg)",
        "<!-- ![a](no.jpg)\n\n<img src=no.jpg> -->",
        "{% raw %}![a](no.jpg){% endraw %}",
        "{%- highlight md -%}\n![a](no.jpg)\n{%- endhighlight -%}",
        "{% comment %}![a](no.jpg){% endcomment %}",
        "<pre>![a](no.jpg)</pre>",
        "<code><img src=no.jpg></code>",
        "<script>x = '<img src=no.jpg>'</script>",
    ],
)
def test_code_and_comments_show_no_image(hidden):
    assert seen(f"{hidden}\n\n![b](yes.jpg)")[-1:] in (
        [("yes.jpg", "b", hidden.count("\n") + 3)],
        [],
    )
    assert not [reference for reference, _, _ in seen(hidden) if reference == "no.jpg"]


@pytest.mark.parametrize(
    "text",
    [
        "a ` ![a](x.jpg)",
        "<!-- ![a](x.jpg)",
        "{% raw %}![a](x.jpg)",
        "- item\n\n    ![a](x.jpg)",
        "words\n    ![a](x.jpg)",
        "1. one\n\n   words\n\n    ![a](x.jpg)",
    ],
)
def test_what_only_looks_like_code_shows_its_image(text):
    assert [reference for reference, _, _ in seen(text)] == ["x.jpg"]


@given(st.text(alphabet="![]()<>img src='\"`{}%-\\ \nab:raw"))
def test_any_text_is_taken(text):
    for image in body_images(text):
        assert isinstance(image, BodyImage)
        assert 1 <= image.line <= text.count("\n") + 1


@pytest.mark.parametrize("part", ["![", '<img "', "![](a (", "`", "<!--", "![]({{a}}", "[a]: "])
def test_a_long_text_that_goes_nowhere_comes_to_an_end(part):
    assert seen(part * 30_000 + "\n") == []
