"""What an image is, in a few words."""

from __future__ import annotations

from editor.site.image_facts import ImageFacts


def facts_text(facts: ImageFacts) -> str:
    """Size in pixels, type, and bytes: 400 × 300 px, JPEG, 21 kB."""
    size = f"{facts.width} × {facts.height} px, " if facts.width and facts.height else ""
    kind = f"{facts.type.upper()}, " if facts.type else ""
    return f"{size}{kind}{weight(facts.bytes)}"


def weight(count: int) -> str:
    """Bytes as people read them: 800 bytes, 21 kB, 3.4 MB."""
    if count >= 999_500:
        return f"{count / 1e6:,.1f} MB"
    return f"{count / 1000:,.0f} kB" if count >= 1000 else f"{count} bytes"
