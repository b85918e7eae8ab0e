"""What is read, written and freed in portions is the same as what is taken in one go."""

import gc
from weakref import ref

import pytest

from editor.jekyll.kramdown import Options, html_output, to_html
from editor.jekyll.kramdown.chunks import split
from editor.jekyll.kramdown.grammar import AT_ONCE
from editor.jekyll.kramdown.nodes import Node, take_apart
from editor.jekyll.kramdown.rendering import Rendering


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n", "b\n"),
        ("- a\n", "- b\n"),
        ("a\n: b\n", ": c\n"),
        ("    a\n", "    b\n"),
        ("", "a\n"),
    ],
    ids=["paragraphs", "items", "definitions", "code", "at the start"],
)
def test_very_many_blank_lines_are_as_a_few(before: str, after: str) -> None:
    many = to_html(before + " \n" * (2 * AT_ONCE) + after)
    assert unspaced(many) == unspaced(to_html(before + "\n\n\n" + after))


def unspaced(html: str) -> str:
    """What is seen of the HTML."""
    return "".join(html.split())


def test_very_many_items_stand_in_their_order() -> None:
    numbers = range(2 * html_output.AT_ONCE + 1)
    items = "".join(f"  <li>{number}</li>\n" for number in numbers)
    assert to_html("".join(f"- {number}\n" for number in numbers)) == f"<ul>\n{items}</ul>\n"


def test_a_tree_is_taken_apart_but_for_what_another_holds() -> None:
    root, child, kept, other = Node("ul"), Node("li"), Node("p"), Node("p")
    gone = ref(other)
    child.extend((kept, other))
    root.append(child)
    del other
    take_apart(root)
    assert (len(root), len(child)) == (0, 0)  # a branch that another holds is bare as well
    assert gone() is None
    assert kept.tag == "p"


def test_the_same_text_is_not_read_again() -> None:
    options = Options()
    chunks = split("a\n\n[b]: c\n\n- d\n", options)
    again = split("a\n\n[b]: c\n\n- d\n", options, chunks)
    assert list(map(id, again)) == list(map(id, chunks))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a\n\nb\n", "a\n\nb\n\nc\n"),
        ("a\n\nb\n", "a\n\nx\n\nb\n"),
        ("a\n\n# b\n\n", "a\n\n# b\n\nc\n"),  # the id of a heading is asked for each time
        ("a[^1]\n\n[^1]: b\n\nc\n", "a[^1]\n\n[^1]: b\n\nc\n\nd\n"),
    ],
)
def test_no_tree_of_a_rendered_text_is_kept(one: str, other: str) -> None:
    rendering = Rendering(Options())
    before = nodes_there()
    for text in (one, other, one):
        rendering.blocks(text)
        assert nodes_there() == before


def nodes_there() -> int:
    """How many nodes of texts there are in the program."""
    gc.collect()
    return sum(type(each) is Node for each in gc.get_objects())
