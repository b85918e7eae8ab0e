"""What Qt needs of a computer: found, named and put into one sentence."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from editor import qt_needs

LDD = """\
\tlinux-vdso.so.1 (0x00007ffd3f9f2000)
\tlibxcb-cursor.so.0 => not found
\tlibnss3.so => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1f2c400000)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f1f2c9b2000)
"""

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
has_qt = pytest.mark.skipif(qt_needs.qt_folder() is None, reason="PySide6 is not installed")


def test_what_ldd_did_not_find():
    assert qt_needs.lacking(LDD) == {"libxcb-cursor.so.0", "libnss3.so"}


def test_the_packages_that_bring_them():
    packages = qt_needs.packages_for(["libxcb-cursor.so.0", "libnss3.so", "libsmime3.so"])
    assert packages == ["libnss3", "libxcb-cursor0"]


def test_a_missing_font_is_a_package_too():
    assert qt_needs.packages_for([], font=False) == ["fontconfig", "fonts-dejavu-core"]


def test_a_library_nobody_knows_is_named_as_it_is():
    assert qt_needs.packages_for(["libnew.so.9"]) == ["libnew.so.9"]


@on_linux
@pytest.mark.skipif(not shutil.which("apt-get"), reason="no apt here")
def test_the_mend_is_a_command_to_type():
    mend = qt_needs.how_to_mend(["libegl.so"], font=False)
    assert mend.startswith("sudo apt-get install ")
    assert "fontconfig" in mend


def test_what_the_tests_use_is_named_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    there = tmp_path / "there"
    there.touch()
    wanted = {str(there): "xvfb", str(tmp_path / "missing"): "at-spi2-core"}
    monkeypatch.setattr(qt_needs, "TEST_PACKAGES", wanted)
    assert qt_needs.packages_for_tests() == ["at-spi2-core"]


@on_linux
def test_no_display_is_said_with_what_to_do():
    problem = qt_needs.display_problem({})
    assert problem is not None
    assert "--screenshot" in problem


@on_linux
@pytest.mark.parametrize("platform", ["offscreen", "vnc:size=800x600", "minimal"])
def test_other_platforms_need_no_display(platform: str):
    assert qt_needs.display_problem({"QT_QPA_PLATFORM": platform}) is None


@on_linux
def test_asking_for_x_needs_one():
    assert qt_needs.display_problem({"QT_QPA_PLATFORM": "xcb"}) is not None


@on_linux
def test_wayland_is_a_display_where_it_answers(tmp_path: Path):
    environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert qt_needs.display_problem(environ) is not None
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        assert qt_needs.display_problem(environ) is None


@on_linux
def test_a_display_that_nobody_serves_is_named():
    problem = qt_needs.display_problem({"DISPLAY": ":59321"})
    assert problem is not None
    assert ":59321" in problem


@on_linux
def test_a_display_that_answers_is_fine():
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X59322")
        server.listen()
        assert qt_needs.display_problem({"DISPLAY": ":59322.0"}) is None


@on_linux
def test_a_display_elsewhere_is_taken_at_its_word():
    assert qt_needs.display_problem({"DISPLAY": "desk.example:0"}) is None


@on_linux
@has_qt
@pytest.mark.skipif(not shutil.which("cc"), reason="no C compiler here")
def test_a_library_that_is_gone_is_found_by_ldd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    library = library_without_its_own(tmp_path)
    monkeypatch.setattr(qt_needs, "PARTS", (str(library),))
    assert qt_needs.missing_libraries() == ["libgone.so.7"]
    assert qt_needs.main([]) == 1


@on_linux
@has_qt
@pytest.mark.skipif(not shutil.which("cc"), reason="no C compiler here")
def test_a_plugin_that_cannot_be_loaded_gives_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    library = str(library_without_its_own(tmp_path))
    monkeypatch.setattr(qt_needs, "XCB", library)
    monkeypatch.setattr(qt_needs, "PARTS", (library,))
    sentence = qt_needs.library_problem({"QT_QPA_PLATFORM": "xcb"})
    assert sentence is not None
    assert "libgone.so.7" in sentence
    assert "\n" not in sentence
    assert qt_needs.library_problem({"QT_QPA_PLATFORM": "offscreen"}) is None


def library_without_its_own(folder: Path) -> Path:
    """A shared object linked to a libgone.so.7 that has been removed."""
    needed, library = folder / "libgone.so.7", folder / "libplugin.so"
    (folder / "a.c").write_text("int a(void) { return 1; }\n", "utf-8")
    (folder / "b.c").write_text("int a(void);\nint b(void) { return a(); }\n", "utf-8")
    compile_to(needed, folder / "a.c", "-Wl,-soname,libgone.so.7")
    compile_to(library, folder / "b.c", str(needed))
    needed.unlink()
    return library


def compile_to(target: Path, *words: object) -> None:
    command = ["cc", "-shared", "-fPIC", "-o", str(target), *map(str, words)]
    subprocess.run(command, check=True, capture_output=True)


@on_linux
@has_qt
def test_the_module_runs_by_itself_and_imports_no_qt():
    code = "import sys, editor.qt_needs as q; q.main([]); sys.exit('PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=os.getcwd()
    )
    assert done.returncode == 0, done.stderr


@on_linux
@pytest.mark.skipif(not shutil.which("apt-get"), reason="no apt here")
def test_what_checks_spelling_comes_along_where_it_is_missing(monkeypatch: pytest.MonkeyPatch):
    commands: list[list[str]] = []
    monkeypatch.setattr(qt_needs, "may_install", lambda: True)
    monkeypatch.setattr(qt_needs, "missing_libraries", list)
    monkeypatch.setattr(qt_needs, "has_font", lambda: True)
    monkeypatch.setattr(qt_needs, "run_apt", commands.append)
    for is_there in (True, False):
        monkeypatch.setattr(qt_needs, "has_spelling", lambda is_there=is_there: is_there)
        assert qt_needs.main(["--install"]) == 0
        assert qt_needs.main([]) == 0
    assert [command[:2] for command in commands] == [["apt-get", "update"], ["apt-get", "install"]]
    assert commands[1][-2:] == ["libenchant-2-2", "hunspell-en-us"]


@on_linux
@has_qt
def test_here_nothing_is_missing():
    done = subprocess.run([sys.executable, "-m", "editor.qt_needs"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
