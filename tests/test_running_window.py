"""What a start of the program asks of the one that runs, and what is no such thing."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import pytest

from editor.running_window import TAKEN, Request, address, ask, is_own

ODD = Path(os.fsdecode(b"/tmp/caf\xe9 \xf0\x9f\x90\xa6\n.md"))


@pytest.mark.parametrize(
    "request_",
    [
        Request(),
        Request((Path("/a/b.md"), Path("/c")), True, "token"),
        Request((ODD,)),
    ],
)
def test_a_request_comes_back(request_: Request):
    line = request_.to_bytes()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert Request.from_bytes(line) == request_


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"GET / HTTP/1.1\r\n",
        b"[]",
        b'{"open": "/a"}',
        b'{"open": ["a.md"], "token": ""}',
        b'{"open": ["/a\\u0000.md"], "token": ""}',
        b'{"open": [["/a"]], "token": ""}',
        b'{"open": [], "token": 5}',
        b'{"open": [], "token": "' + b"x" * 2000 + b'"}',
        b'{"token": ""}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_nothing_else_is_a_request(line: bytes):
    with pytest.raises(ValueError):  # noqa: PT011 of whatever kind
        Request.from_bytes(line)


@pytest.mark.skipif(os.name != "posix", reason="named pipes are guarded by Windows")
class TestAddress:
    def test_each_display_has_its_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        one, other = address({"DISPLAY": ":1"}), address({"DISPLAY": ":2"})
        assert one != other
        assert one == address({"DISPLAY": ":1"})
        assert one is not None
        assert Path(one).is_relative_to(tmp_path)

    def test_none_where_others_may_look(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        assert address({}) is not None
        (tmp_path / "post-editor").chmod(0o755)
        assert address({}) is None

    def test_a_link_is_nobodys_own_folder(self, tmp_path: Path):
        (tmp_path / "real").mkdir(mode=0o700)
        (tmp_path / "link").symlink_to("real")
        assert is_own(tmp_path / "real")
        assert not is_own(tmp_path / "link")

    def test_nobody_listens(self, tmp_path: Path):
        assert not ask(None, Request())
        assert not ask(str(tmp_path / "none"), Request())

    def test_one_who_was_killed_left_a_socket(self, tmp_path: Path):
        with socket.socket(socket.AF_UNIX) as left:
            left.bind(str(tmp_path / "s"))
        assert not ask(str(tmp_path / "s"), Request())

    @pytest.mark.parametrize(
        ("answer", "taken"), [(TAKEN, True), (b"what?\n", False), (b"", False)]
    )
    def test_the_answer_counts(self, tmp_path: Path, answer: bytes, taken: bool):
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(tmp_path / "s"))
            server.listen()

            def serve() -> None:
                with server.accept()[0] as peer:
                    peer.recv(1000)
                    peer.sendall(answer)

            thread = threading.Thread(target=serve)
            thread.start()
            assert ask(str(tmp_path / "s"), Request((Path("/a.md"),))) is taken
            thread.join()
