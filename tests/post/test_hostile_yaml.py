"""Front matter that is made to hurt: it opens, is kept byte by byte, and costs little."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.jekyll.ruby_yaml import load
from editor.post.errors import FrontMatterError, YamlError
from editor.post.post import Post

MANY = 300_000
LAUGHS = "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 15))
MERGES = "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40))
BOMBS = {
    "a list without end": "a:\n" + "- b\n" * MANY,
    "a flow list without end": f"a: [{'b,' * MANY}]\n",
    "many keys": "".join(f"k{n}: v\n" for n in range(MANY)),
    "one key many times": "a: b\n" * MANY,
    "aliases that grow": "a0: &a0 [x]\n" + LAUGHS,
    "merges that grow": "a0: &a0 {x: 1}\n" + MERGES,
    "a long text many times": f"a: &a {'x' * MANY}\nb: [{'*a,' * 5000}]\n",
    "wide merges": f"a: &a {{{','.join(f'k{n}: 1' for n in range(900))}}}\n"
    f"b: {{<<: [{'*a,' * 900}]}}\n",
    "an alias to itself": "a: &a [*a]\n",
    "a merge of itself": "a: &a {<<: *a}\n",
    "a key that holds itself": "? &a [*a]\n: 1\n",
    "deep flow": f"a: {'[' * MANY}\n",
    "deep blocks": "".join(f"{' ' * n}a:\n" for n in range(1500)),
    "deep lists": f"a:\n  {'- ' * MANY}\n",
    "deep keys": f"{'? ' * MANY}a\n",
    "a number of many digits": f"a: 1\nb: {'1' * MANY}\n",
    "a hexadecimal number": f"a: 1\nb: 0x{'f' * MANY}\n",
    "base sixty": f"a: 1\nb: {':'.join(['59'] * MANY)}\n",
    "a long key": f"{'x' * MANY}: a\n",
    "a decimal number": f"a: 1\nb: 1.{'1' * MANY}\n",
}
BEARABLE = {
    "a long text": f"a: {'x' * MANY * 10}\n",
    "a long quoted text": f'a: "{"x " * MANY}"\n',
    "a long block": "a: |\n" + "  text, text: - x\n" * MANY,
    "comments": "a: b\n" + "# x\n" * MANY,
    "blank lines": "a: b\n" + "\n" * MANY,
    "a long anchor": f"a: &{'x' * MANY} b\n",
    "tabs": f"a:{chr(9) * MANY}b\n",
    "quotes": f"a: {chr(39) * 2 * MANY}\n",
}
# The kinds of cases that the YAML test suite has, in cases of our own.
KINDS = {
    "alias": ["a: &x 1\nb: *x\n", "a: *nowhere\n", "a: &x\nb: *x\n", "&k a: 1\nb: *k\n"],
    "anchor": ["a: &x\n  - 1\n", "a: &x &y b\n", "a: & b\n", "a: &é b\n"],
    "block scalar": ["a: |\n b\n", "a: >-\n b\n\n c\n", "a: |2\n    b\n", "a: |0\n b\n", "a: |x\n"],
    "comment": ["# only\n", "a: b # c\n", "a: b# c\n", "a: # c\n  b\n", "a: 'b' #c\n"],
    "complex key": ["? a\n: b\n", "? [a, b]\n: c\n", "? {a: b}\n: c\n", "? |\n  a\n: b\n"],
    "directive": ["%YAML 1.2\n", "%TAG ! tag:x,2000:\n", "%FOO bar\n", "%YAML 9.9\na: b\n"],
    "document": ["a: b\n...\nc: d\n", "--- a\n", "a: b\n--- \nc\n", "...\n"],
    "double quotes": ['a: "\\x41\\u00e9\\U0001f600"\n', 'a: "\\q"\n', 'a: "b\n\n c"\n', 'a: "b\n'],
    "duplicate key": ["a: 1\na: 2\n", "{a: 1, a: 2}\n", "a: 1\n'a': 2\n"],
    "empty": ["", "\n", "a:\n", ":\n", "? \n", "a: {}\nb: []\n", "- \n"],
    "error": ["a: b: c\n", "a: [b\n", "a: {b\n", "]\n", "a\n", "a: @b\n", "a: `b\n", "a: %b\n"],
    "flow": ["a: [b, [c], {d: e}]\n", "a: [b,,c]\n", "{a: b, c}\n", "a: [b: c]\n", "a: {b: , c}\n"],
    "folding": ["a: b\n c\n", "a: b\n\n c\n", "a: >\n b\n  c\n d\n", "a: 'b\n\n c'\n"],
    "indent": ["  a: b\n", "a:\n b\n", "a:\n- b\n - c\n", "a:\n\tb\n", "\ta: b\n", "a: b\n c: d\n"],
    "literal": ["a: |+\n b\n\n\n", "a: |-\n b\n", "a: |1-\n  b\n", "a: |\n"],
    "mapping": ["a: {b: c}\n", "a:\n  b:\n    c: d\n", "a : b\n", "a:b\n", "'a': b\n"],
    "number": ["a: 0x1F\nb: 0o17\nc: 017\nd: 1_000\ne: 1,000\nf: 12:30\n", "a: .inf\nb: .nan\n"],
    "scalar": ["a: b c\n", "a: -\n", "a: ?b\n", "a: -b\n", "a: ~\n", "a: =\n", "=: a\n", "a: <<\n"],
    "sequence": ["- a\n- b\n", "a:\n- - b\n  - c\n", "a:\n  -b\n", "a:\n-   b\n"],
    "single quotes": ["a: 'b''c'\n", "a: 'b\n", "a: 'b'c\n", "a: ''\n"],
    "tag": [
        *(f"a: !!{kind} x\n" for kind in ("str", "int", "float", "bool", "null", "timestamp")),
        *(f"a: !!{kind} x\n" for kind in ("binary", "set", "omap", "pairs", "merge", "value")),
        "a: !!binary QUJD\n",
        "a: !!set {x, y}\n",
        "a: !!omap [x: 1]\n",
        "a: !!python/object/apply:os.system [id]\n",
        "a: !!python/name:os.system x\n",
        "a: !!python/tuple [1]\n",
        "a: !ruby/object:Gem::Installer x\n",
        "a: !own b\n",
        "a: !<tag:x> b\n",
        "a: ! b\n",
    ],
    "time": ["a: 2001-12-14t21:59:43.10-05:00\n", "a: 2025-02-30\n", "a: 99999-01-01\n"],
    "merge key": ["a: &a {x: 1}\nb: {<<: *a, y: 2}\n", "<<: 3\n", "<<: [1]\n", "a: {<<: {b: c}}\n"],
    "white space": ["a: b \n", "a:  b\n", "a: b\t\n", "a:\u00a0b\n", "a: b\u2028c\n", "a: b\x85\n"],
    "character": ["a: b\x07\n", "a: \ufeffb\n", "a: \U0001f600\n", "a: \ufffe\n", "a: b\rc: d\n"],
}
CASES = [
    pytest.param(each, id=f"{kind}-{n}") for kind in KINDS for n, each in enumerate(KINDS[kind])
]
WORDS = [*"[]{}&*!|>-?:,#'\"%@`~= \n\t", "a", "1", "<<", "!!int ", "!!set ", "&x ", "*x", "---\n"]


def opened(head: str) -> Post:
    """A post with that front matter, which is written as it was read."""
    data = f"---\n{head}---\nBody\n".encode()
    post = Post.parse(data)
    assert post.to_bytes() == data
    return post


def used(post: Post) -> str:
    """Everything that reads the front matter; gives what is wrong with it, or ""."""
    wrong = str(post.yaml_error or "")
    try:
        assert len(post.front_matter.fields) <= len(post.head)
        post.set("title", "New")
        post.set_yaml("more", post.head)
    except FrontMatterError as error:
        wrong = wrong or str(error)
    try:
        load(post.head, takes_symbols=False)
    except YamlError as error:
        wrong = wrong or str(error)
    return wrong


@pytest.mark.parametrize("head", CASES)
def test_every_kind_of_yaml_opens_and_stays(head: str) -> None:
    post = opened(head)
    assert post.yaml_error is None or used(post).startswith("Line ")


def test_no_kind_makes_an_object_of_python() -> None:
    plain = (str, int, float, bool, type(None), list, dict)
    for each in (head for heads in KINDS.values() for head in heads):
        for value in opened(each).values.values():
            assert isinstance(value, plain)
            used(opened(each))


@pytest.mark.parametrize("head", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_a_sentence_that_names_its_line(head: str) -> None:
    post = opened(head)
    error = post.yaml_error
    assert error is not None
    assert error.line >= 2
    assert len(str(error)) < 300
    assert used(post) == str(error)


@pytest.mark.parametrize("head", BEARABLE.values(), ids=BEARABLE)
def test_what_is_only_long_is_read(head: str) -> None:
    post = opened(head)
    used(post)
    assert [*post.values] == ["a"]


@pytest.mark.parametrize(("head", "line"), [("a: 1\nb: !!bool x\n", 3), ("a: !!int x\n", 2)])
def test_a_value_that_cannot_be_made_names_its_line(head: str, line: int) -> None:
    error = opened(head).yaml_error
    assert error is not None
    assert error.line == line


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_any_words_of_yaml_are_read_or_refused(head: str) -> None:
    used(Post.parse(f"---\n{head}\n---\nBody\n".encode()))


@pytest.mark.skipif(os.name != "posix", reason="the limits are those of POSIX")
def test_all_bombs_together_take_little_time_and_memory() -> None:
    program = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (60, 60))\n"
        "from test_hostile_yaml import BEARABLE, BOMBS, opened, used\n"
        "heads = [*BOMBS.values(), *BEARABLE.values()]\n"
        "print(len([used(opened(head)) for head in heads]))\n"
    )
    path = os.pathsep.join([os.path.dirname(__file__), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert (done.stdout.strip(), done.stderr) == (str(len(BOMBS) + len(BEARABLE)), "")
