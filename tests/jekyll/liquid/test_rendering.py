"""What a rendering says besides its text: problems, boxes, lines; and that it always ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.jekyll.liquid import Bounds, LiquidProblem, Rendering, Scope, render
from editor.jekyll.liquid.context import Context
from editor.site.site import Site


def including(root: Path, folder: Path | None = None) -> Scope:
    """What a template of the site at `root` sees whose includes lie in `folder`, else in `root`."""
    return Scope(site=Site(root), includes=(folder or root,))


def told(rendering: Rendering) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in rendering.problems]


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("a\n\n{% nope %}", 3, "“nope” is no tag of Jekyll's; a plugin may have it."),
        ("a\n{{ 1 | nope }}", 2, "“nope” is no filter of Jekyll's; a plugin may have it."),
        ("\n{% if page %}\nx", 2, "“if” is never closed: “{% endif %}” is missing."),
        ("\n{% endfor %}", 2, "There is no “for” open that “endfor” could close."),
        ("\n{{ page", 2, "“{{” is not closed: “}}” is missing."),
        ("\n{{ page }", 2, "“{{” must be closed by “}}”."),
        ("\n{% page", 2, "“{%” is not closed: “%}” is missing."),
        ("\n{% else %}", 2, "“else” stands in no “if”."),
        ("{% if true %}\n{{ 1 | divided_by: 0 }}{% endif %}", 2, "A number is divided by 0 here."),
        ("\n{% include nope.html %}", 2, "There is no file “nope.html” to include in “_includes”."),
        ("\n{% include ../x.html %}", 2, "“../x.html” cannot be the name of a file to include."),
        ("\n{% link nope.md %}", 2, "There is no file “nope.md” in the site to link to."),
        ("{% for %}\n{% endfor %}", 1, "A loop is written “for item in list”."),
        ("{% raw %}\n", 1, "“raw” is never closed: “{% endraw %}” is missing."),
        ("\n{{ 'x' | plus }}", 2, "The filter “plus” is given 0 arguments."),
        ("{% assign x = 1 | nope %}", 1, "“nope” is no filter of Jekyll's; a plugin may have it."),
        ("{% if false %}{% nope %}{% endif %}", 1, "“nope” is no tag of Jekyll's; a plugin may"),
    ],
)
def test_a_problem_says_what_and_where(
    template: str, line: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / "_includes").mkdir()
    scope = Scope(site=Site(tmp_path), includes=(tmp_path / "_includes",))
    ((found, message),) = told(render(template, scope))
    assert found == line
    assert message.startswith(words)


def test_a_problem_in_an_include_names_the_file_at_the_tag(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("\n{{ 1 | divided_by: 0 }}")
    rendering = render("\n\n{% include x.html %}", including(tmp_path))
    where = f"(in {tmp_path.name}/x.html, line 2)"
    assert told(rendering) == [(3, f"A number is divided by 0 here. {where}")]


def test_what_cannot_be_worked_out_is_boxed_and_the_rest_is_there() -> None:
    rendering = render("a {% nope x='<' %} b {{ 1 | divided_by: 0 }} c", Scope())
    assert rendering.text == (
        'a <code class="liquid" title="“nope” is no tag of Jekyll&#x27;s; a plugin may have it.">'
        "{% nope x='&lt;' %}</code> b "
        '<code class="liquid" title="A number is divided by 0 here.">'
        "{{ 1 | divided_by: 0 }}</code> c"
    )


def test_no_box_breaks_an_html_tag() -> None:
    text = render(
        '<a href="{% nope %}" title="{{ 1 | divided_by: 0 }}">{% nope %}</a>', Scope()
    ).text
    assert text.startswith('<a href="" title=""><code class="liquid"')


def test_a_plugins_block_keeps_what_it_holds() -> None:
    rendering = render("{% tabs %}\nx\n{% endtabs %}y", Scope())
    assert rendering.text.endswith("</code>\nx\ny")
    assert len(rendering.problems) == 1


def test_an_unclosed_block_keeps_what_follows() -> None:
    rendering = render("{% for x in y %}{% if a %}text {{ 'b' }}{% endfor %}c", Scope({"y": [1]}))
    assert rendering.text.endswith("</code>text bc")
    assert len(rendering.problems) == 1


def test_a_tag_that_another_module_gives() -> None:
    def seo(run: Context, markup: str) -> str:
        return f"<{run.find('page')['title']} {markup}>"

    scope = Scope({"page": {"title": "T"}}, tags={"seo": seo})
    rendering = render("{% seo title=false %}|{% if nil %}{% seo %}{% endif %}", scope)
    assert (rendering.text, rendering.problems) == ("<T title=false>|", ())


def test_each_line_knows_the_line_it_comes_from() -> None:
    template = (
        "one\n"
        "{% assign a = 'x' %}\n"
        "{% for i in (1..2) %}\n"
        "turn {{ i }}\n"
        "{% endfor %}\n"
        "{{ two }}\n"
        "{% if a %}yes{% endif %}\n"
        "last"
    )
    rendering = render(template, Scope({"two": "2a\n2b"}))
    pairs = zip(rendering.text.split("\n"), rendering.lines, strict=True)
    assert [(text, line) for text, line in pairs if text] == [
        ("one", 1),
        ("turn 1", 4),
        ("turn 2", 4),
        ("2a", 6),
        ("2b", 6),
        ("yes", 7),
        ("last", 8),
    ]


def test_white_space_control_keeps_the_lines() -> None:
    rendering = render("a\n\n{%- if true -%}\n\n\nb\n{% endif %}c", Scope())
    assert rendering.text == "ab\nc"
    assert list(rendering.lines) == [1, 7]


def test_a_text_without_liquid_is_its_own() -> None:
    rendering = render("a\nb", Scope())
    assert (rendering.text, list(rendering.lines)) == ("a\nb", [1, 2])


@pytest.mark.parametrize(
    ("template", "bounds", "words"),
    [
        (
            "{% for i in (1..1000000000000) %}{{ i }}{% endfor %}",
            Bounds(loops=500),
            "turn more than 500",
        ),
        (
            "{% for i in (1..90000000) %}{% endfor %}",
            Bounds(seconds=0.2, loops=10**9),
            "longer than 0.2",
        ),
        ("{% for i in (1..9000) %}abcdefghij{% endfor %}", Bounds(output=5000), "beyond 5,000"),
        (
            "{% assign a = 'x' %}" + "{% assign a = a | append: a %}" * 60,
            Bounds(),
            "beyond 5,000,000",
        ),
        ("{% assign a = 'xx' %}" + "{% assign a = a | replace: 'x', a %}" * 60, Bounds(), "beyond"),
        (
            "{% assign a = 'x' %}" + "{% capture a %}{{ a }}{{ a }}{% endcapture %}" * 60,
            Bounds(),
            "beyond",
        ),
        ("{{ (1..9000000000) | join: ',' }}", Bounds(), "beyond"),
        ("{% include loop.html %}", Bounds(), "more than 100 deep"),
        ("{% include twice0.html %}", Bounds(seconds=0.2), "longer than 0.2"),
    ],
)
def test_a_template_that_does_too_much_is_stopped(
    template: str, bounds: Bounds, words: str, tmp_path: Path
) -> None:
    (tmp_path / "loop.html").write_text("x{% include loop.html %}")
    for number in range(60):
        twice = f"{{% include twice{number + 1}.html %}}" * 2
        (tmp_path / f"twice{number}.html").write_text(twice)
    began = time.monotonic()
    rendering = render(
        "before {% if true %}" + template + "{% endif %}",
        Scope(site=Site(tmp_path), includes=(tmp_path,), bounds=bounds),
    )
    assert time.monotonic() - began < 5
    assert rendering.text.startswith("before ")
    assert len(rendering.text) <= bounds.output
    assert any(words in problem.message for problem in rendering.problems)


def test_blocks_too_deep_in_blocks() -> None:
    rendering = render("{% if true %}" * 5000 + "x" + "{% endif %}" * 5000, Scope())
    assert rendering.problems


def test_many_open_braces_are_read_quickly() -> None:
    began = time.monotonic()
    rendering = render("{{ {% " * 20_000, Scope())
    assert rendering.problems
    assert time.monotonic() - began < 5


def test_an_include_never_leaves_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret")
    includes = tmp_path / "_includes"
    includes.mkdir()
    os.symlink(tmp_path / "secret.html", includes / "link.html")
    os.symlink(tmp_path, includes / "folder")
    for name in (
        "link.html",
        "folder/secret.html",
        "../secret.html",
        "/etc/passwd",
        "//etc/passwd",
    ):
        rendering = render(f"{{% include {name} %}}", including(tmp_path, includes))
        assert "secret<" not in f"{rendering.text}<"
        assert rendering.problems


def test_a_symlink_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("inside")
    os.symlink(tmp_path / "a.html", tmp_path / "b.html")
    assert render("{% include b.html %}", including(tmp_path)).text == "inside"


def test_the_themes_include_stands_in_for_the_sites(tmp_path: Path) -> None:
    for folder, names in (("site", ["a.html"]), ("theme", ["a.html", "b.html"])):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text(f"{folder} {name}")
    scope = Scope(site=Site(tmp_path), includes=(tmp_path / "site", tmp_path / "theme"))
    text = render("{% include a.html %}, {% include b.html %}", scope).text
    assert text == "site a.html, theme b.html"


def test_a_changed_include_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("old")
    assert render("{% include a.html %}", including(tmp_path)).text == "old"
    file.write_text("newer")
    assert render("{% include a.html %}", including(tmp_path)).text == "newer"


def test_include_cached_is_worked_out_once(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{{ include.x }}{% increment n %}")
    template = "".join(f"{{% include_cached a.html x={number} %}}" for number in (1, 1, 2))
    assert render(template, including(tmp_path)).text == "101021"


def test_starting_does_not_import_liquid() -> None:
    code = (
        "import sys; from editor.jekyll.liquid import render, Scope; render('a', Scope());"
        "sys.exit('liquid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PIECES = (
    "{{ }} {% %} - | : , . .. ( ) [ ] if endif else for in endfor case when endcase capture "
    "endcapture assign = x y 'a' \"b 1 -2 3.5 raw endraw comment endcomment include a.html liquid "
    "cycle break tablerow endtablerow limit: offset:continue reversed contains =="
).split()
MORE_PIECES = ("\n", " ", "{", "}", "page.a[0]", "| split: ''", "| date: '%Y'", "| where: 'a', 1")


@given(st.lists(st.sampled_from((*PIECES, *MORE_PIECES)), max_size=40))
def test_no_template_raises(parts: list[str]) -> None:
    rendering = render(" ".join(parts), Scope({"x": [1, {"a": 2}], "y": "text"}))
    assert len(rendering.lines) == rendering.text.count("\n") + 1
    assert all(isinstance(problem, LiquidProblem) for problem in rendering.problems)


def test_blocks_too_deep_and_not_closed() -> None:
    opened = "{% if true %}" * 95 + "{% for i in (1..2) %}" + "{% if true %}" * 20
    rendering = render(f"{opened}x{{% endfor %}}y{'{% endif %}' * 95}z", Scope())
    assert "</code>x" in rendering.text
    assert rendering.text.endswith("yz")
