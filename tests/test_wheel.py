"""The wheel: built, installed into an environment of its own, and run from there."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from editor import __version__
from editor.resource_files import resource

ROOT = Path(__file__).parent.parent
POST = "_posts/2026-03-14-the-last-ferry-at-night.md"


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command where no checkout and no Python setting can help it."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    words = [str(word) for word in command]
    return subprocess.run(words, env=environ, cwd=cwd, capture_output=True, text=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    built = run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out), cwd=ROOT
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where its commands are, in a new environment that borrows the dependencies of this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    python = commands / "python"
    done = run(*(python, "-m", "pip", "install", "--no-deps", "--no-index", wheel), cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    where = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    borrowed = Path(where.stdout.strip()) / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return commands


def test_it_holds_the_resources(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if name.startswith("editor/resources/")}
    folder = resource("")
    here = {
        "editor/resources/" + path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert inside == here


def test_it_brings_the_package_alone(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"editor", f"post_editor-{__version__}.dist-info"}


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path):
    code = "import editor; print(editor.__file__)"
    done = run(installed / "python", "-c", code, cwd=tmp_path)
    assert str(installed.parent) in done.stdout


def test_the_command_says_its_version(installed: Path, tmp_path: Path):
    done = run(installed / "post-editor", "--version", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert __version__ in done.stdout


def test_it_checks_a_post(installed: Path, site: Path, tmp_path: Path):
    done = run(installed / "post-editor", "check", site / POST, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_it_finds_the_problems_of_a_site(installed: Path, site: Path, tmp_path: Path):
    done = run(installed / "post-editor", "check", site, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert lines
    assert all("a-post-with-problems.md" in line for line in lines)


def test_it_sets_a_field(installed: Path, site: Path, tmp_path: Path):
    before = (site / POST).read_text("utf-8")
    done = run(installed / "post-editor", "set", "-f", "title=Late", site / POST, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    after = (site / POST).read_text("utf-8")
    changed = [
        new for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new
    ]
    assert changed == ['title: "Late"']


def test_it_renders_a_post_with_its_own_style(installed: Path, site: Path, tmp_path: Path):
    done = run(installed / "post-editor", "render", "--article", site / POST, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "The last ferry at night is staying, after all" in done.stdout
    assert "--serif" in done.stdout


def test_it_takes_a_picture_of_its_window(installed: Path, tmp_path: Path):
    pytest.importorskip("PySide6")
    picture = tmp_path / "window.png"
    post = next(installed.parent.rglob(POST))
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    environ.pop("PYTHONPATH", None)
    done = subprocess.run(
        [str(installed / "post-editor"), "--screenshot", str(picture), str(post)],
        env=environ,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes()[:4] == b"\x89PNG"
