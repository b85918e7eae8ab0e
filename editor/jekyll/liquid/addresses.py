"""Addresses as Jekyll's filters make them: below the site's baseurl, and percent-encoded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from editor.jekyll.liquid.values import SPACE, LiquidValue, ruby_text, text_of
from editor.post.encodings import ESCAPED

ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
PARTS = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
ENCODED = re.compile("%[0-9a-fA-F]{2}")
PATH_SAFE = "-._~!$&'()*+,;=:@/"
PORTS = {"http": ":80", "https": ":443"}


def relative_url(path: LiquidValue, config: Mapping[str, LiquidValue]) -> str:
    """`path` below the site's baseurl; an address with a scheme as it is."""
    text = ruby_text(path)
    if ABSOLUTE.match(text):
        return text
    baseurl = text_of(config.get("baseurl")).rstrip("/")
    return normalized(with_slash(baseurl) + with_slash(text))


def absolute_url(path: LiquidValue, config: Mapping[str, LiquidValue]) -> str:
    """`path` below the site's url and baseurl."""
    text = ruby_text(path)
    if ABSOLUTE.match(text):
        return text
    site = text_of(config.get("url"))
    relative = relative_url(text, config)
    return normalized(site + relative) if site else relative


def with_slash(path: str) -> str:
    """The path with a slash before it, unless it is empty."""
    return path if not path or path.startswith("/") else f"/{path}"


def normalized(address: str) -> str:
    """The address as RFC 3986 normalizes it: percent-encoded, without `.` and `..`."""
    match = PARTS.fullmatch(address)
    assert match is not None
    scheme, host, path, query, fragment = match.groups()
    result = f"{scheme.lower()}:" if scheme else ""
    if host is not None:
        result += f"//{_host(host, (scheme or '').lower())}"
    result += _path(path, host is not None)
    if query:
        result += f"?{encoded(query, PATH_SAFE + '?')}"
    if fragment is not None:
        result += f"#{encoded(fragment, PATH_SAFE + '?')}"
    return result


def _host(host: str, scheme: str) -> str:
    name = host.lower().removesuffix(PORTS.get(scheme, "\0"))
    try:
        return name if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        return name


def _path(path: str, has_host: bool) -> str:
    path = path.rstrip(SPACE)
    if not path:
        return "/" if has_host else ""
    return encoded(without_dots(path) if has_host or path.startswith("/") else path, PATH_SAFE)


def without_dots(path: str) -> str:
    """The path with `.` and `..` worked out."""
    if "/." not in path:
        return path
    parts: list[str] = []
    names = path.split("/")
    for name in names:
        if name == ".." and len(parts) > 1:
            parts.pop()
        elif name not in (".", ".."):
            parts.append(name)
    return "/".join(parts) + ("/" if names[-1] in (".", "..") and parts[-1] else "")


def encoded(text: str, safe: str) -> str:
    """The text with what is not `safe` percent-encoded; what is encoded already stays so."""
    parts: list[str] = []
    position = 0
    for match in ENCODED.finditer(text):
        parts.append(quote(text[position : match.start()], safe=safe, errors=ESCAPED))
        plain = chr(int(match[0][1:], 16))
        is_letter = plain.isascii() and (plain.isalnum() or plain in "-._~")
        parts.append(plain if is_letter else match[0].upper())
        position = match.end()
    return "".join(parts) + quote(text[position:], safe=safe, errors=ESCAPED)
