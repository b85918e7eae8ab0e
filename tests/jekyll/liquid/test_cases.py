"""Templates and what real Jekyll makes of them: `cases/*.txt`, each `template => text`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from real_jekyll import needs_jekyll
from real_liquid import real_liquid

from editor.jekyll.liquid import Scope, render
from editor.site.site import site_at

HERE = Path(__file__).parent
ROOT = HERE / "site"
FILES = sorted((HERE / "cases").glob("*.txt"))
PROBLEM = "(stops the build)"


class Links:
    """The addresses of the site's few files."""

    def url_of_path(self, path: str) -> str | None:
        return {
            "vars.md": "/vars.html",
            "_posts/2026-03-14-hello.md": "/2026/03/14/hello.html",
        }.get(path)

    def url_of_post(self, name: str) -> str | None:
        return "/2026/03/14/hello.html" if name == "2026-03-14-hello" else None


def cases(file: Path) -> list[tuple[str, str]]:
    """The templates in a file, and what they give."""
    found: list[tuple[str, str]] = []
    for case in file.read_text("utf-8").removesuffix("\n").split("\n%%\n"):
        template, gives, text = case.partition("\n=>\n")
        assert gives, f"{file.name}: no “=>” behind {template}"
        found.append((template, text))
    return found


ALL_CASES = [
    pytest.param(template, text, id=f"{file.stem} {number}")
    for file in FILES
    for number, (template, text) in enumerate(cases(file), 1)
]


def scope() -> Scope:
    """What the templates see: the front matter of `vars.md` as `page`."""
    page = yaml.safe_load((ROOT / "vars.md").read_text("utf-8").split("---\n")[1])
    page["time"] = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)  # PyYAML knows no +0000
    site = site_at(ROOT, "config")
    return Scope(
        variables={"site": dict(site.config), "page": page},
        site=site,
        includes=(ROOT / "_includes",),
        path=ROOT / "sub" / "vars.md",
        lookup=Links(),
    )


@pytest.fixture(scope="module", name="reach")
def fixture_reach() -> Scope:
    return scope()


@pytest.mark.parametrize(("template", "text"), ALL_CASES)
def test_a_template_gives_what_jekyll_gives(template: str, text: str, reach: Scope) -> None:
    rendering = render(template, reach)
    if text == PROBLEM:
        assert rendering.problems
    else:
        assert not rendering.problems
        assert rendering.text == text


@needs_jekyll
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_cases_are_what_real_jekyll_gives(file: Path, tmp_path: Path) -> None:
    templates, texts = zip(*cases(file), strict=True)
    found = real_liquid(list(templates), ROOT, tmp_path)
    assert [PROBLEM if each is None else each for each in found] == list(texts)
    assert not (ROOT / "_site").exists()
