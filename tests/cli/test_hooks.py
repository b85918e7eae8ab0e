"""The hooks for pre-commit and the step for GitHub run as they are written down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from little_site import LittleSite, post

from editor.cli import main

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
POSTS = ["_posts/2025-12-03-x.md", "blog/_posts/2025/2025-12-03-x.markdown", "_drafts/x.html"]
OTHERS = ["about.md", "_posts/picture.png", "assets/_posts.md", "_site/2025/x.html"]


def snippets() -> list[dict]:
    """What the README would have people write into their own files."""
    text = (ROOT / "README.md").read_text("utf-8")
    return [yaml.safe_load(each) for each in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


def local_hook() -> dict:
    (hook,) = (
        hook
        for each in snippets()
        for repo in each.get("repos", [])
        for hook in repo["hooks"]
        if repo["repo"] == "local"
    )
    return hook


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LittleSite:
    site = LittleSite(tmp_path)
    site.write("_posts/2025-12-03-good.md", post("title: T\ndate: 2025-12-03\nlayout: post"))
    monkeypatch.chdir(tmp_path)
    return site


@pytest.mark.parametrize("hook", [*HOOKS, local_hook()], ids=lambda hook: hook["id"])
def test_a_hook_passes_good_posts_and_stops_others(site: LittleSite, hook: dict):
    command, *words = hook["entry"].split()
    assert command == "post-editor"
    given = hook.get("pass_filenames", True)
    assert main([*words, "_posts/2025-12-03-good.md"] if given else words) == 0
    site.write("_posts/2025-12-03-bad.md", post("title: T\ndate: 2025-13-45"))
    assert main([*words, "_posts/2025-12-03-bad.md"] if given else words) == 1


@pytest.mark.parametrize(
    "hook", [HOOKS[0], local_hook()], ids=["for other projects", "of the site itself"]
)
def test_the_hooks_are_given_posts(hook: dict):
    assert all(re.search(hook["files"], each) for each in POSTS)
    assert not any(re.search(hook["files"], each) for each in OTHERS if each[-4:] != ".png")


def test_the_hooks_of_the_readme_are_there():
    named = {
        hook["id"]
        for each in snippets()
        for repo in each.get("repos", [])
        for hook in repo["hooks"]
        if repo["repo"] != "local"
    }
    assert named == {hook["id"] for hook in HOOKS}


def test_the_step_for_github_marks_lines(site: LittleSite, capsys: pytest.CaptureFixture[str]):
    site.write("_posts/2025-12-03-bad.md", post("title: T\ndate: 2025-13-45"))
    (jobs,) = (each["jobs"] for each in snippets() if "jobs" in each)
    command, *words = jobs["posts"]["steps"][-1]["run"].split()
    assert command == "post-editor"
    assert main(words) == 1
    assert capsys.readouterr().out.startswith("::error file=_posts/2025-12-03-bad.md,line=3")
