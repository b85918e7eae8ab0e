"""What a page of the site asks for, put into the page itself."""

from __future__ import annotations

import base64
import mimetypes
import posixpath
import re
from urllib.parse import urljoin

from editor.jekyll.page import asset_text
from editor.jekyll.sass import Sass
from editor.jekyll.site_files import Making, SiteFile, site_file
from editor.post.encodings import made_utf8
from editor.post.errors import PostError
from editor.site.addresses import decoded
from editor.site.inside import read_inside
from editor.site.site import Site

STYLE_URL = re.compile(r"url\(\s*(['\"]?)(?P<url>[^'\")]+)\1\s*\)")
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")


def data_url(name: str, data: bytes) -> str:
    """A file as an address that holds it."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


class Assets:
    """What the page at `url` (with the baseurl) asks for, as the site publishes it."""

    def __init__(self, site: Site, url: str) -> None:
        self.site, self.url = site, url
        self._sass = Sass(site)

    def path(self, address: str, base: str = "") -> str | None:
        """Where an address leads in the site, without the baseurl; None: elsewhere."""
        own = f"{self.site.url}{self.site.baseurl}/"
        if self.site.url and address.startswith(own):
            address = address.removeprefix(self.site.url)
        if not address or ELSEWHERE.match(address):
            return None
        whole = posixpath.normpath(decoded(urljoin(base or self.url, address.split("?")[0])))
        if not whole.startswith(f"{self.site.baseurl}/"):
            return None
        return whole.removeprefix(self.site.baseurl)

    def embedded(self, address: str, base: str = "") -> str:
        """The file at an address, as `data:`; the address itself where there is none."""
        path = self.path(address, base)
        data = self._read(path) if path else None
        return data_url(path, data) if path and data is not None else address

    def style(self, address: str) -> str | None:
        """A style sheet, what it asks for in it; None where there is none."""
        path = self.path(address)
        data = self._read(path) if path else None
        if data is None or path is None:
            return None
        css = data.decode("utf-8", "replace")
        base = self.site.baseurl + path
        return STYLE_URL.sub(lambda m: f'url("{self.embedded(m["url"], base)}")', css)

    def link(self, address: str) -> str:
        """Where a link leads once the file is somewhere else."""
        path = self.path(address)
        if path is None or not self.site.url:
            return address
        return urljoin(f"{self.site.url}{self.url}", address)

    def _read(self, path: str) -> bytes | None:
        found = site_file(path, self.site)
        try:
            return self._made(found) if found else None
        except PostError:
            return None

    def _made(self, found: SiteFile) -> bytes:
        """What Jekyll makes of the file. Raises PostError."""
        if found.making is Making.COPIED:
            return read_inside(found.path, self.site.home_of(found.path))
        text = asset_text(found.path, self.site)
        if found.making is Making.SASS:
            return made_utf8(self._sass.css(text, indented=found.path.suffix == ".sass"))
        return made_utf8(text)
