"""What is written without quotes is a text to Ruby's YAML too."""

from __future__ import annotations

import json
import subprocess

import pytest

from editor.post.scalar import Style, write_text

WORDS = r"""
yes no on off y n true false null ~ Null NULL YES 1 -1 +1 1.10 007 08 0o7 0x1f 0b11 1_000
1,000 1,2 12:30 1:2:3 12:30:45.6 .5 1. 1e3 1.5e+3 .inf -.INF .nan 2024-01-01 2024-1-1
2024-01-01T10:00:00Z :symbol :"x" a:b a: x- -x --- ... -- % %x @x `x !x &x *x #x x#y "x" 'x' [a {a
<< = ? ?x | > , - -1x 1x 1.2.3 2024-13-45 2024 0 00 + . .. 1__0 _1 e1 1e 0x 0xg 12:60 24:00
https://example.org/a?b=c C:\x ünïcode 日本 🎉 {{x}} {%x%} a|b a>b a,b a;b ~x x~ =x <x <<x
"""
PHRASES = """
a #b|a: b|2024 in review|1 2|- a|? a| a|a |yes no|12:30 h|2024-01-01 walk|1,000 words|: a|a :
|it's|say "x"|x\u00a0y
"""
RUBY = """
require 'yaml'
require 'json'
puts JSON.dump(YAML.safe_load(STDIN.read, permitted_classes: [Symbol, Date, Time]))
"""


@pytest.mark.jekyll
def test_psych_reads_each_text_as_itself():
    texts = [*WORDS.split(), *PHRASES.strip("\n").replace("\n", "").split("|")]
    written = [write_text(text, style) for text in texts for style in (Style.PLAIN, Style.SINGLE)]
    flow = [write_text(text, Style.PLAIN, in_flow=True) for text in texts]
    rows = "".join(f"k{i}: {text}\n" for i, text in enumerate(written))
    source = f"{rows}list: [{', '.join(flow)}]\n"
    answer = subprocess.run(
        ["ruby", "-rdate", "-e", RUBY], input=source, capture_output=True, text=True, check=True
    )
    read = json.loads(answer.stdout)
    expected = [text for text in texts for _ in range(2)]
    assert [read[f"k{i}"] for i in range(len(written))] == expected
    assert read["list"] == texts
