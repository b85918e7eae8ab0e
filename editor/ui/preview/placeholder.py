"""The picture that stands where a picture cannot be shown, and says why."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from editor.site.images import Kind, resolve
from editor.site.place import Place

LONGEST = 58  # characters of the reference that fit
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="480" height="150" viewBox="0 0 480 150">
<style>
:root {{ --ground: #f4f2ed; --line: #c9c5bb; --text: #55575d; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ground: #2e3137; --line: #555962; --text: #b3b5bb; }}
}}
.frame {{ fill: var(--ground); stroke: var(--line); stroke-dasharray: 6 5; }}
.picture {{ fill: none; stroke: var(--text); stroke-width: 2; stroke-linejoin: round; }}
text, circle {{ fill: var(--text); }}
text {{ text-anchor: middle; font: 12px Inter, "Noto Sans", "Liberation Sans", sans-serif; }}
.reason {{ font-size: 14px; font-weight: 600; }}
</style>
<rect class="frame" x="1" y="1" width="478" height="148" rx="7"/>
<g class="picture"><rect x="222" y="28" width="36" height="28" rx="3"/>
<path d="M223 51l10-10 7 7 6-6 11 11"/></g><circle cx="247" cy="37" r="2.5"/>
<text class="reason" x="240" y="88">{reason}</text><text x="240" y="112">{reference}</text></svg>"""


def placeholder(reference: str, place: Place) -> str:
    """An SVG that names the reference and says why it is not shown."""
    why = escape(reason(reference, place))
    return SVG.format(reason=why, reference=escape(short(reference)))


def reason(reference: str, place: Place) -> str:
    """Why the picture is not shown, in a few words."""
    found = resolve(reference, place)
    if found.kind is Kind.WRONG_CASE:
        return tr("The file’s name has other capitals")
    if found.kind is Kind.MISSING and not place.site.is_site:
        return tr("This picture is not in the post’s folder")
    return {
        Kind.MISSING: tr("This picture is not in the site"),
        Kind.OUTSIDE: tr("Outside the site: not shown"),
        Kind.REMOTE: tr("On the network: not loaded here"),
        Kind.LOCAL_PATH: tr("A path of one computer, not of the site"),
        Kind.BACKSLASH: tr("The path has backslashes"),
        Kind.LIQUID: tr("Jekyll works out this address"),
    }.get(found.kind, tr("This file is no picture that can be shown"))


def tr(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("Preview", text)


def short(reference: str) -> str:
    """The reference, its middle left out where it is long."""
    if len(reference) <= LONGEST:
        return reference
    half = LONGEST // 2
    return f"{reference[:half]}…{reference[-half:]}"
