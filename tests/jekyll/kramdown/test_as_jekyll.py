"""Texts of every kind come out as real Jekyll wrote them down, and as the one here writes them."""

import json
import subprocess
from pathlib import Path

import pytest
from page_tokens import tokens
from real_jekyll import needs_jekyll

from editor.jekyll.kramdown import Options, to_html

TEXTS = Path(__file__).parent / "texts"
NAMES = sorted({path.stem for path in TEXTS.iterdir()})
CONVERT = """
require 'json'
require 'jekyll'
Jekyll.logger.log_level = :error
answers = JSON.parse(STDIN.read).map do |text, kramdown|
  config = Jekyll.configuration('quiet' => true, 'disable_disk_cache' => true,
                                'source' => Dir.pwd, 'kramdown' => kramdown)
  Jekyll::Cache.disable_disk_cache!
  Jekyll::Cache.new("Jekyll::Converters::Markdown").clear
  Jekyll::Converters::Markdown.new(config).convert(text)
end
STDOUT.write(JSON.dump(answers))
"""
ALL = """# Head *a*

# Head

### Deep

* toc
{:toc}

text
# no boundary
- list

line one
line two

"q" it's -- --- ... <<x>>

[^1] again[^1] [l] [m] 中文
中文

[^1]: note

<div>
*x*
</div>

<b>*y*</b>

$$x$$

a $$y &amp; z$$ and $$x$${:.c}

`code`

    block

```ruby
x
```

# 12 *x* & y

#x
"""
CONFIGURATIONS = [
    {"hard_wrap": True},
    {"hard_wrap": "false"},
    {"auto_ids": False},
    {"auto_id_prefix": "p-"},
    {"auto_id_stripping": True, "input": "kramdown"},
    {"input": "kramdown"},
    {"gfm_quirks": []},
    {"gfm_quirks": "paragraph_end,no_auto_typographic"},
    {"toc_levels": "2..3"},
    {"toc_levels": [1]},
    {"toc_levels": "1,3"},
    {"smart_quotes": "apos,apos,quot,quot"},
    {"smart_quotes": ["laquo", "raquo", "bdquo", "ldquo"]},
    {"typographic_symbols": {"hellip": "...", "ndash": "&mdash;"}},
    {"footnote_nr": 5},
    {"footnote_prefix": "p"},
    {"footnote_backlink": "&#8617;&#xFE0E;"},
    {"footnote_backlink": ""},
    {"footnote_backlink_inline": True},
    {"header_offset": 1},
    {"parse_block_html": True},
    {"parse_span_html": False},
    {"link_defs": {"l": ["/x", "T"], "m": ["/y"]}},
    {"math_engine": None},
    {"remove_line_breaks_for_cjk": True},
    {"syntax_highlighter_opts": {"disable": True}},
    {"syntax_highlighter_opts": {"line_numbers": True, "block": {"css_class": "c"}}},
    {"syntax_highlighter_opts": {"default_lang": "ruby", "span": {"disable": True}}},
]


@pytest.mark.parametrize("name", NAMES)
def test_a_text_comes_out_as_jekyll_wrote_it(name: str) -> None:
    expected = (TEXTS / f"{name}.html").read_text("utf-8")
    assert tokens(to_html((TEXTS / f"{name}.md").read_text("utf-8"))) == tokens(expected)


@needs_jekyll
def test_the_texts_come_out_as_the_jekyll_here_writes_them(tmp_path: Path) -> None:
    texts = [(TEXTS / f"{name}.md").read_text("utf-8") for name in NAMES]
    answers = converted([(text, {}) for text in texts], tmp_path)
    differing = [
        name
        for name, text, answer in zip(NAMES, texts, answers, strict=True)
        if tokens(to_html(text)) != tokens(answer)
    ]
    assert differing == []


@needs_jekyll
def test_options_have_the_effect_that_they_have_in_jekyll(tmp_path: Path) -> None:
    answers = converted([(ALL, each) for each in CONFIGURATIONS], tmp_path)
    differing = [
        each
        for each, answer in zip(CONFIGURATIONS, answers, strict=True)
        if tokens(to_html(ALL, Options.of({"kramdown": each}))) != tokens(answer)
    ]
    assert differing == []


def converted(questions: list[tuple[str, dict]], folder: Path) -> list[str]:
    """What Jekyll's Markdown converter makes of each text with its options."""
    done = subprocess.run(
        ["ruby", "-E", "UTF-8:UTF-8", "-e", CONVERT],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        cwd=folder,
        check=True,
    )
    return json.loads(done.stdout)
