"""Posts that try to run scripts and to reach the network, and who counts whether they do."""

from __future__ import annotations

import json
import re
import socket
import threading
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "ui/preview/hostile"
PLACES = ("body", "title", "tags", "excerpt", "alt text", "image path", "file name")
BATCH = 24
FIRST = 7_000_000  # a script that runs says its vector's number in the console, beginning here
CLOSE = (
    "-->'\"></textarea></title></style></script></noscript></template></xmp></iframe></noembed>"
    "</noframes></svg></math></select></button></table></object></form>"
)
NAME = re.compile(rb"\bv(\d+)\.example\b")
SVG = """<svg xmlns="http://www.w3.org/2000/svg" id="x" onload="{0}"><script>{0}</script>
<image href="http://v0.example/in.svg.png"/></svg>"""


@dataclass(frozen=True)
class Vector:
    """One try; `RUN` in it is to be a script, `AWAY` an address of the network."""

    number: int
    name: str
    markup: str

    def aimed(self, port: int, by_name: bool) -> str:
        """The markup that tells a `Listener` at `port` of itself, by a name or by an address."""
        address = f"127.7.{self.number >> 8}.{self.number & 255}:{port}"
        host = f"v{self.number}.example" if by_name else address
        run = f"console.error({FIRST + self.number})"
        page = f"<script>{run}</script><img src=http://{host}/page64.png>"
        words = {
            "NUMBER": str(FIRST + self.number),
            "BASE64": b64encode(run.encode()).decode(),
            "PAGE64": b64encode(page.encode()).decode(),
            "RUN": run,
            "AWAY": f"http://{host}",
            "BARE": f"//{host}",
            "HOST": host,
        }
        return re.sub("|".join(words), lambda match: words[match[0]], self.markup)


def vectors() -> list[Vector]:
    """All of them, numbered from 1."""
    parts: list[str] = []
    for file in sorted(FOLDER.glob("*.txt")):
        parts += re.split(r"^=== ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]
    named = (part.partition("\n") for part in parts)
    return [Vector(n, name, markup.strip("\n")) for n, (name, _, markup) in enumerate(named, 1)]


def posts(root: Path, port: int) -> Iterator[tuple[Path, str]]:
    """Posts of a site at `root`, each vector in each place of one of them: file and text."""
    all_ = vectors()
    for start in range(0, len(all_), BATCH):
        batch = all_[start : start + BATCH]
        by_address = [each.aimed(port, by_name=False) for each in batch]
        by_name = [each.aimed(port, by_name=True) for each in batch]
        yield post_path(root, by_address), post_text(by_address, by_name)


def post_text(one: list[str], other: list[str]) -> str:
    """A post with vectors in its front matter and body; they are aimed in two ways."""
    fields = {
        "title": CLOSE.join(one),
        "tags": other,
        "excerpt": CLOSE.join(one),
        "image": {"path": other[0], "alt": CLOSE.join(one)},
        "categories": one[:1],
        "author": other[0],
    }
    pictures = [
        f"![{flat(a)}](x.png)\n\n![x](<{flat(b)}>)" for a, b in zip(one, other, strict=True)
    ]
    tags = [f'<img src="{b}" alt="{a}">{CLOSE}' for a, b in zip(one, other, strict=True)]
    body = [*pictures, *tags, *(f"{a}\n\n{CLOSE}\n\n{b}" for a, b in zip(one, other, strict=True))]
    head = "\n".join(f"{name}: {json.dumps(value)}" for name, value in fields.items())
    return f"---\nlayout: post\n{head}\n---\n" + f"\n\n{CLOSE}\n\n".join(body)


def post_path(root: Path, markups: list[str]) -> Path:
    """The file of a post that is called by vectors; what stands between slashes is a folder."""
    *folders, last = (part for markup in markups for part in components(markup))
    return root.joinpath("_posts", *folders, f"2026-03-01-{last}.md")


def components(markup: str) -> list[str]:
    """The markup as names of folders and a file."""
    return [part[:80] for part in markup.split("/") if part not in ("", ".", "..")]


def flat(markup: str) -> str:
    """The markup in one line."""
    return " ".join(markup.split("\n"))


def write_site(root: Path, port: int) -> None:
    """A site whose layout prints all that a post says as it is, with files of hostile names."""
    for folder in ("_posts", "_layouts", "assets"):
        (root / folder).mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\nurl: https://harbour.example\n")
    layout = (FOLDER / "layout.html").read_text("utf-8")
    (root / "_layouts/post.html").write_text(layout.replace("CLOSE", CLOSE))
    (root / "assets/hostile.svg").write_text(SVG.format(f"console.error({FIRST})"))
    for each in vectors()[::9]:
        file = root.joinpath("assets", *components(each.aimed(port, by_name=True)))
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_dir():
            file.write_bytes(b"x")


class Listener:
    """Counts who connects, whatever they speak; gives `pages` to those who ask for them.

    Each vector has an address of its own, so that even a connection in silence tells whose it is.
    """

    def __init__(self) -> None:
        self.asked: Counter[int] = Counter()  # by a vector's number; 0: whose is not known
        self.pages: Mapping[str, str] = {}
        self._server = socket.create_server(("0.0.0.0", 0), backlog=500)
        self.port: int = self._server.getsockname()[1]
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("0.0.0.0", self.port))
        threading.Thread(target=self._listen, daemon=True).start()
        threading.Thread(target=self._listen_udp, daemon=True).start()

    def _listen(self) -> None:
        while True:
            peer, _ = self._server.accept()
            threading.Thread(target=self._answer, args=(peer,), daemon=True).start()

    def _listen_udp(self) -> None:
        while self._udp.recv(2000):
            self.asked[0] += 1

    def _answer(self, peer: socket.socket) -> None:
        with peer:
            peer.settimeout(2)
            said = first_words(peer)
            page = self.pages.get(said.partition(b" ")[2].partition(b" ")[0].decode("latin-1"))
            if page is None:
                self.asked[self._whose(peer, said)] += 1
            body = (page or "").encode()
            kind = "text/html;charset=utf-8" if page else "text/plain"
            head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
            peer.sendall(f"{head}Connection: close\r\n\r\n".encode() + body)

    def _whose(self, peer: socket.socket, said: bytes) -> int:
        _, first, high, low = (int(part) for part in peer.getsockname()[0].split("."))
        if first == 7:
            return high * 256 + low
        named = NAME.search(said)
        return int(named[1]) if named else 0


def first_words(peer: socket.socket) -> bytes:
    """What the other side says first; nothing from one that only connects."""
    try:
        return peer.recv(4000)
    except OSError:
        return b""
