"""The program needs no network, and tries to reach nobody, whatever is opened."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from connections import STRACE, attempts, own_environ
from hostile import posts, write_site
from PySide6.QtCore import QSettings

from editor.ui.settings import Settings

SESSION = Path(__file__).with_name("session.py")
NOWHERE = ("unshare", "--net")
PORT = 9  # nobody listens there
SPEAKS = """
import socket
try: socket.create_connection(("127.0.0.1", 9), 1)
except OSError: pass
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp: udp.sendto(b"x", ("127.0.0.1", 53))
"""


def has_own_network() -> bool:
    """May programs be run here without any network?"""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*NOWHERE, "true"], capture_output=True).returncode == 0


without_network = pytest.mark.skipif(not has_own_network(), reason="needs root, on Linux")
watched = pytest.mark.skipif(STRACE is None, reason="needs strace")
either = pytest.mark.parametrize("kind", ["usual", "hostile"])
pytestmark = pytest.mark.slow


def files_of(kind: str, site: Path, tmp_path: Path) -> list[Path]:
    """Posts to open: of the sample site, or of one that is a trap."""
    if kind == "usual":
        return sorted(site.glob("_posts/*.md"))[:3]
    root = tmp_path / "trap"
    write_site(root, PORT)
    files = [root / f"_posts/2026-03-{n:02}-x.md" for n in range(1, 32)]
    written = list(zip(files, posts(root, PORT), strict=False))
    for file, (_, text) in written:
        file.write_text(text, "utf-8")
    return [file for file, _ in written]


@without_network
@either
def test_without_a_network_a_whole_session_works(kind: str, site: Path, tmp_path: Path) -> None:
    files = files_of(kind, site, tmp_path)
    before = [file.read_bytes() for file in files]
    command = [*NOWHERE, sys.executable, SESSION, *files]
    done = subprocess.run(command, env=own_environ(tmp_path), capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    assert all(file.read_bytes() != old for file, old in zip(files, before, strict=True))


@without_network
@either
def test_without_a_network_the_program_shows_a_post(kind: str, site: Path, tmp_path: Path) -> None:
    picture, file = tmp_path / "window.png", files_of(kind, site, tmp_path)[0]
    program = [sys.executable, "-m", "editor", "--screenshot", picture, file]
    environ = own_environ(tmp_path)
    done = subprocess.run([*NOWHERE, *program], env=environ, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    assert picture.stat().st_size > 10_000


@watched
@either
def test_a_whole_session_tries_to_reach_nobody(kind: str, site: Path, tmp_path: Path) -> None:
    command = [sys.executable, SESSION, *files_of(kind, site, tmp_path)]
    assert attempts(command, tmp_path / "trace", own_environ(tmp_path)) == []


@watched
def test_where_another_site_has_the_network_a_hostile_one_reaches_nobody(
    site: Path, tmp_path: Path
) -> None:
    environ = own_environ(tmp_path)
    ini = Path(environ["XDG_CONFIG_HOME"]) / "post-editor/post-editor.ini"
    settings = Settings(QSettings(str(ini), QSettings.Format.IniFormat))
    settings.choose_for_preview(site, "network", "on")
    assert settings.is_network_allowed
    settings.sync()
    command = [sys.executable, SESSION, *files_of("hostile", site, tmp_path)]
    assert attempts(command, tmp_path / "trace", environ) == []


@watched
@either
def test_a_picture_of_the_window_reaches_nobody(kind: str, site: Path, tmp_path: Path) -> None:
    picture, file = tmp_path / "window.png", files_of(kind, site, tmp_path)[0]
    command = [sys.executable, "-m", "editor", "--screenshot", picture, file]
    assert attempts(command, tmp_path / "trace", own_environ(tmp_path)) == []
    assert picture.is_file()


@watched
def test_whoever_tries_is_counted(tmp_path: Path) -> None:
    found = attempts([sys.executable, "-c", SPEAKS], tmp_path / "trace", own_environ(tmp_path))
    assert len(found) == 2
    assert "htons(9)" in found[0]
    assert "htons(53)" in found[1]
