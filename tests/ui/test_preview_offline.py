"""The preview asks nothing of the network, whatever a post says."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.open_post import OpenPost
from editor.ui.preview.engine import FLAGS, NO_CALLS, NO_NETWORK, NO_SANDBOX, prepare_engine
from editor.ui.preview.preview_pane import PreviewPane

REACHES_OUT = """
![a]({0}/a.png)

<img src="{0}/b.png" srcset="{0}/c.png 2x">
<picture><source srcset="{0}/d.png"><img src="x"></picture>

<div style="background: url({0}/e.png)">x</div>

<style>@import "{0}/f.css"; main {{ background: url({0}/g.png) }}</style>

<video src="{0}/h.mp4" poster="{0}/i.png" autoplay></video> <audio src="{0}/j.mp3"></audio>

<link rel="preconnect" href="{0}"> <link rel="stylesheet" href="{0}/k.css">

<svg><image href="{0}/l.png" /><use xlink:href="{0}/m.svg#x" /></svg>

<table background="{0}/n.png"><tr><td>x</td></tr></table> <iframe src="{0}/o"></iframe>

<meta http-equiv="refresh" content="0; url={0}/p"> <body background="{0}/q.png">
"""


def test_no_connection_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        post = Post.parse(REACHES_OUT.format(address).encode())
        path = tmp_path / "post.md"
        open_post = OpenPost()
        pane = PreviewPane(open_post)
        qtbot.addWidget(pane)
        open_post.open(post, Place(path, find_site(path)), b"")
        with qtbot.waitSignal(pane.shown, timeout=20_000):
            pane.show()
        widths: list[object] = []
        script = "[...document.images].every(img => img.naturalWidth > 0)"
        for _ in range(100):  # the placeholders are there: all requests have been made
            pane.run_in_page(script, widths.append)
            qtbot.wait(20)
            if widths and widths[-1] is True:
                break
        assert widths[-1] is True
        with pytest.raises(BlockingIOError):
            server.accept()


def test_the_engine_resolves_no_name_and_keeps_the_flags_that_were_given() -> None:
    environ = {FLAGS: "--force-dark-mode"}
    prepare_engine(environ)
    prepare_engine(environ)
    assert environ[FLAGS] == f"--force-dark-mode {NO_CALLS} {NO_NETWORK}"


@pytest.mark.parametrize(("user", "is_off"), [(0, True), (1000, False)])
def test_the_sandbox_is_off_for_root_alone(
    monkeypatch: pytest.MonkeyPatch, user: int, is_off: bool
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user, raising=False)
    environ: dict[str, str] = {}
    prepare_engine(environ)
    assert (NO_SANDBOX in environ) is is_off
