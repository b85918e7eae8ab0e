"""Nothing outside a site is read or written through it, whatever its files and settings say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_site import CONFIGS, SECRET, hostile_site

SUPPORT = Path(__file__).parent.parent / "support"
PROGRAM = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
from hostile_site import SECRET, look_everywhere, opened_outside
root, outside, work, post = map(Path, sys.argv[1:])
found = opened_outside(outside, root)
shown = look_everywhere(post, work, outside)
print(len(shown) > 1000, SECRET in shown, sorted(set(found)))
"""
pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices are POSIX's")


@pytest.mark.parametrize("config", CONFIGS)
def test_nothing_outside_is_opened(config: str, tmp_path: Path) -> None:
    root, outside, work = (tmp_path / name for name in ("site", "outside", "work"))
    outside.mkdir()
    work.mkdir()
    post = hostile_site(root, outside, config)
    before = {file: file.stat().st_mtime_ns for file in outside.iterdir()}
    log = tmp_path / "opened"
    traced = ["strace", "-f", "-qq", "-e", "trace=open,openat", "-o", str(log)]
    is_traced = "sass" in config and shutil.which("strace") is not None  # compiled in C
    command = [sys.executable, "-c", PROGRAM, *map(str, (root, outside, work, post))]
    done = subprocess.run(
        [*(traced if is_traced else []), *command],
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(SUPPORT), *sys.path])},
    )
    if is_traced:
        lines = log.read_text("utf-8", "replace").splitlines()
        ways_out = (f'"{outside}', "/linked/", "link-to-", "/dev/zero", "passwd", "/pipe.")
        assert len(lines) > 100
        assert not [each for each in lines if any(way in each for way in ways_out)]
    assert (done.stdout.strip(), done.stderr) == ("True False []", "")
    assert {file: file.stat().st_mtime_ns for file in outside.iterdir()} == before


def test_the_outside_could_be_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    hostile_site(tmp_path / "site", outside, CONFIGS[0])
    assert SECRET in (tmp_path / "site/_includes/secret.html").read_text()
