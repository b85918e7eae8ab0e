"""Where a link leads is told in words that cannot mislead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from editor.ui.preview.link_address import LONGEST_HOST, shown_address


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://e.example", "http://e.example"),
        (
            "https://de.wikipedia.org/wiki/Stra%C3%9Fe#%C3%9F",
            "https://de.wikipedia.org/wiki/Straße#ß",
        ),
        ("mailto:ann@a.example?subject=x%0Ay", "mailto:ann@a.example?subject=x%0Ay"),
        ("http://bank.example@evil.example/", "http://evil.example/"),
        ("http://bank.example:443@evil.example/", "http://evil.example/"),
        ("https://аррӏе.com/", "https://xn--80ak6aa92e.com/"),
        ("https://e.example/%E2%80%AEfdp.exe", "https://e.example/%E2%80%AEfdp.exe"),
        ("https://e.example/\u202efdp.exe", "https://e.example/%E2%80%AEfdp.exe"),
        ("https://e.example/a%20b%25%3Cb%3E", "https://e.example/a%20b%25%3Cb%3E"),
        ("https://e.example/%E2%80%8B%C2%A0%00", "https://e.example/%E2%80%8B%C2%A0%00"),
        ("https://e.example/%C3", "https://e.example/%C3"),
        ("data:text/html,<b>x", "data:text/html,%3Cb%3Ex"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_what_is_shown(address: str, shown: str) -> None:
    assert shown_address(QUrl(address)) == shown


def test_of_a_long_host_the_end_is_shown() -> None:
    host = f"{'bank.example.' * 12}evil.example"
    shown = shown_address(QUrl(f"https://{host}/x"))
    assert shown == f"https://…{host[-LONGEST_HOST:]}/x"
