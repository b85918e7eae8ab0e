"""The cheat sheet is right: each example gives what it says, here and with Jekyll."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from real_jekyll import build, needs_jekyll

from editor.checks import find_problems
from editor.post.post import Post
from editor.resource_files import resource
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.help.chapters import SHEET, chapter_html, text_of
from editor.ui.help.cheat_sheet import EXAMPLE, FRONT_MATTER, POST, Example, examples, got

EXAMPLES = examples(text_of(SHEET))
FIELD = re.compile(r"^\| `(\w+)` \| `([^`]+)` \|", re.M)
FIELDS = FIELD.findall(text_of(SHEET))


def test_nothing_that_looks_like_an_example_is_overlooked():
    assert text_of(SHEET).count("~~~~") == 2 * len(EXAMPLES) > 40
    assert "~~~~" not in EXAMPLE.sub("", text_of(SHEET))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: " ".join(each.gives))
def test_an_example_gives_the_elements_that_it_says(example: Example):
    assert set(re.findall(r"<(\w+)", got(example))) == set(example.gives)


@needs_jekyll
def test_jekyll_gives_the_same(tmp_path: Path):
    root = Path(shutil.copytree(resource("sample_site"), tmp_path / "site"))
    for number, example in enumerate(EXAMPLES):
        text = FRONT_MATTER.replace("title:", "layout: none\ntitle:") + example.text
        (root / f"_posts/2026-03-14-example-{number}.md").write_text(text, "utf-8")
    posts = build(root).posts
    for number, example in enumerate(EXAMPLES):
        output = posts[f"2026-03-14-example-{number}.md"]["output"]
        assert words_and_tags(got(example)) == words_and_tags(output)


def words_and_tags(html: str) -> list[str]:
    return re.findall(r"<[^>]+>|[^<>\s]+", html.replace("&#8617;", "↩"))


def test_the_sheet_shows_both_columns():
    shown = chapter_html(SHEET, {})
    assert shown.count('class="example"') == len(EXAMPLES)
    assert '<td width="50%"><pre>*emphasis*' in shown
    assert "<em>emphasis</em>" in shown
    assert "☑ done" in shown
    assert "☐ still" in shown


@pytest.mark.parametrize(("name", "written"), FIELDS)
def test_an_example_of_front_matter_is_one_field_that_nothing_is_wrong_with(name, written):
    root = resource("sample_site")
    place = Place(root / POST, find_site(root / POST))
    assert list(yaml.safe_load(written)) == [name]
    lines = [each for _name, each in FIELDS if each != written and _name in ("title", "date")]
    post = Post.parse("\n".join(["---", *lines, written, "---", "Text."]).encode())
    about = [each for each in find_problems(post, place) if each.field == name]
    left_out = ["not-published"] if name == "published" else []  # as the sheet says
    assert [each.check for each in about] == left_out


def test_the_front_matter_table_is_read():
    assert len(FIELDS) > 10
