"""A site's scripts run once the writer says so; they reach the site, and nothing else."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from pytestqt.qtbot import QtBot
from shown_site import LAYOUT, ShownSite, WholePages

from editor.site.site import Site
from editor.ui.preview.engine import FLAGS, NO_NETWORK, resolves_names
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import SiteChoices, View
from editor.ui.settings import Settings

SCRIPT = """<script>
addEventListener('DOMContentLoaded', () => {
  const note = document.createElement('p');
  note.id = 'note';
  note.innerText = 'made by a script';
  document.querySelector('footer').append(note);
  document.querySelector('nav').dataset.seen = 'yes';
});
</script></head>"""
TRIES = """<script>
const tries = ['/blog/assets/notes.txt', '/blog/_config.yml', '/blog/_posts/2026-03-01-ferry.md',
  '/blog/../../outside.txt', '/blog/assets/link.txt', 'file://%s', '%s',
  'post://preview/', 'post://preview/file?0&/assets/boat.png'];
const results = {};
for (const each of tries)
  fetch(each).then(r => r.ok ? r.text() : 'no', () => 'no').then(text => {
    results[each] = text;
    document.documentElement.dataset.results = JSON.stringify(results);
  });
</script></head>"""


def scripted(script: str) -> str:
    """A layout that holds `script` in its head."""
    return LAYOUT.replace("</head>", script)


def trust(preview: ShownSite) -> None:
    with preview.qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.run_scripts(True)


def test_scripts_are_off_until_the_writer_answers_once(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path, layout=scripted(SCRIPT))
    assert preview.ask("document.querySelector('#note')") is None
    assert "scripts" in preview.pane.banner.sentence
    run, _leave = preview.pane.banner.answers
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        run.click()
    assert preview.text("#note") == "made by a script"
    assert preview.pane.banner.sentence == ""
    assert preview.choices.scripts(preview.site) is True
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.run_scripts(False)
    assert preview.ask("document.querySelector('#note')") is None
    assert preview.pane.banner.sentence == ""


def test_a_site_without_scripts_asks_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    assert ShownSite(qtbot, tmp_path).pane.banner.sentence == ""


def test_what_scripts_have_made_stays_while_the_page_follows(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path, layout=scripted(SCRIPT))
    trust(preview)
    preview.replace("Second", "Another")
    preview.change(preview.open_post.post.set("title", "At dusk"))
    assert preview.text("h1") == "At dusk"
    assert preview.text(".body p:nth-of-type(2)") == "Another paragraph."
    assert preview.text("#note") == "made by a script"
    assert preview.ask("document.querySelector('nav').dataset.seen") == "yes"


def test_scripts_reach_what_is_published_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    root, outside = tmp_path / "site", tmp_path / "outside.txt"
    (root / "assets").mkdir(parents=True)
    outside.write_text("secret")
    (root / "assets/notes.txt").write_text("published")
    (root / "assets/link.txt").symlink_to(outside)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        preview = ShownSite(qtbot, root, layout=scripted(TRIES % (outside, address)))
        trust(preview)
        results = "document.documentElement.dataset.results"
        preview.wait_until(f"Object.keys(JSON.parse({results} ?? '{{}}')).length === 9")
        answers = preview.ask(f"Object.values(JSON.parse({results})).sort()")
        assert answers == ["no"] * 8 + ["published"]
        with pytest.raises(BlockingIOError):
            server.accept()


CALLS = """<script>
const call = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:%d'}]});
call.onicegatheringstatechange = () => {
  document.documentElement.dataset.state = call.iceGatheringState;
};
call.createDataChannel('x');
call.createOffer().then((offer) => call.setLocalDescription(offer));
</script></head>"""


def test_scripts_call_no_other_browser(qtbot: QtBot, tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.setblocking(False)
        preview = ShownSite(qtbot, tmp_path, layout=scripted(CALLS % server.getsockname()[1]))
        trust(preview)
        preview.wait_until("document.documentElement.dataset.state === 'complete'")
        with pytest.raises(BlockingIOError):
            server.recv(1000)


NETWORK = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import QTimer
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.application import make_application
from editor.ui.open_post import OpenPost
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import SiteChoices, View
from editor.ui.theme import Theme

path = Path(sys.argv[1])
app = make_application(Theme.LIGHT, network=sys.argv[2] != "nowhere")
choices, place = SiteChoices(), Place(path, find_site(path))
choices.show_view(place.site, View.SITE)
choices.run_scripts(place.site, True)
if sys.argv[2] == "allowed":
    choices.allow_network(place.site, True)
open_post = OpenPost()
pane = PreviewPane(open_post, choices)
pane.show()
open_post.open(Post.parse(path.read_bytes()), place, path.read_bytes())
pane.shown.connect(lambda: QTimer.singleShot(1500, app.quit))
QTimer.singleShot(15000, app.quit)
app.exec()
os._exit(0)
"""


# Neither asks leave of the page's policy, nor of its gate.
WAYS_OUT = {
    "a script": "<script src={address}></script>",
    "a connection in advance": """<script>
const link = document.createElement('link');
link.rel = 'preconnect';
link.href = '{address}';
document.head.append(link);
</script>""",
    "a call by way of a third": """<script>
const relay = {{urls: 'turn:127.0.0.1:{port}?transport=tcp', username: 'x', credential: 'x'}};
const call = new RTCPeerConnection({{iceServers: [relay]}});
call.createDataChannel('x');
call.createOffer().then((offer) => call.setLocalDescription(offer));
</script>""",
}


@pytest.mark.parametrize("way", WAYS_OUT)
@pytest.mark.parametrize("answer", ["allowed", "elsewhere", "nowhere"])
def test_the_network_only_where_it_was_allowed_too(tmp_path: Path, answer: str, way: str) -> None:
    post = tmp_path / "_posts/2026-03-01-ferry.md"
    (tmp_path / "_layouts").mkdir()
    post.parent.mkdir()
    (tmp_path / "_config.yml").write_text("title: Harbour\n")
    post.write_text("---\nlayout: post\n---\nwords")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        port = server.getsockname()[1]
        goes_out = WAYS_OUT[way].format(address=f"http://127.0.0.1:{port}/x.js", port=port)
        page = f"<html><head></head><body>{goes_out}{{{{ content }}}}</body></html>"
        (tmp_path / "_layouts/post.html").write_text(page)
        command = [sys.executable, "-c", NETWORK, str(post), answer]
        environ = {k: v for k, v in os.environ.items() if k != FLAGS}
        running = subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL)
        assert is_asked(server, running) is (answer == "allowed")
        running.wait(30)


def test_where_another_site_has_the_network_scripts_stay_off_and_that_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FLAGS, "")
    preview = ShownSite(qtbot, tmp_path, layout=scripted(SCRIPT))
    trust(preview)
    assert preview.ask("document.querySelector('#note')") is None
    assert "stay off" in preview.pane.banner.sentence
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.allow_network(True)
    assert preview.text("#note") == "made by a script"
    assert preview.pane.banner.sentence == ""


def is_asked(server: socket.socket, running: subprocess.Popen[bytes]) -> bool:
    """Did anybody connect while the program ran?"""
    asked = False
    while running.poll() is None:
        try:
            server.accept()[0].close()
            asked = True
        except BlockingIOError:
            sleep(0.02)
    return asked


def test_another_page_cannot_be_opened_by_a_script(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr("editor.ui.preview.page.open_in_browser", opened.append)
    script = (
        "<script>addEventListener('load', () => { const a = document.createElement('a');"
        " a.href = 'https://x.example/?secret'; document.body.append(a); a.click();"
        " open('https://x.example/'); location = 'https://x.example/'; });</script></head>"
    )
    preview = ShownSite(qtbot, tmp_path, layout=scripted(script))
    trust(preview)
    preview.replace("Second", "Another")
    assert preview.text(".body p:nth-of-type(2)") == "Another paragraph."
    assert opened == []


def test_a_whole_page_with_scripts_follows_too(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path, layout=scripted(SCRIPT), pages=WholePages)
    trust(preview)
    preview.replace("Second", "Another")
    assert preview.text(".body p:nth-of-type(2)") == "Another paragraph."
    assert preview.text("#note") == "made by a script"


def test_the_choices_of_each_site_are_remembered(settings: Settings, tmp_path: Path) -> None:
    one, other = (Site(tmp_path / name, found_by="config") for name in ("one", "other"))
    choices = SiteChoices(settings)
    choices.show_view(one, View.SITE)
    choices.run_scripts(one, True)
    choices.allow_network(one, True)
    again = SiteChoices(settings)
    assert (again.view(one), again.scripts(one), again.network(one)) == (View.SITE, True, True)
    assert (again.view(other), again.scripts(other), again.network(other)) == (
        View.ARTICLE,
        None,
        False,
    )
    assert settings.is_network_allowed
    again.run_scripts(one, False)
    assert not again.network(one)
    assert not settings.is_network_allowed


def test_names_are_resolved_only_where_some_site_may_use_the_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("editor.ui.preview.browser_pane.register_scheme", lambda: None)
    monkeypatch.setattr(os, "environ", environ := {})
    PreviewPane.register_scheme(network=True)
    assert resolves_names(environ)
    PreviewPane.register_scheme()
    assert NO_NETWORK in environ[FLAGS]
    assert not resolves_names(environ)
