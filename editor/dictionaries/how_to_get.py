"""How a writer gets a dictionary that is missing, in a sentence."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

LIBRARY = {
    "apt-get": "sudo apt install libenchant-2-2 hunspell-en-us",
    "dnf": "sudo dnf install enchant2 hunspell-en",
    "pacman": "sudo pacman -S enchant hunspell-en_us",
    "zypper": "sudo zypper install libenchant-2-2 myspell-en",
}
# Debian names dictionaries by language and country, and those of a few by the language alone.
ALONE_ON_DEBIAN = frozenset(
    """
    an ar be bg bn bo bs ca cs cy da dz el eo es et eu fr gl gu gug he hi hr hu hy id is it kk kmr
    kn ko lb lo lt lv ml mn ne nl no oc pl ro ru se si sk sl sr sv sw te th tr uk uz vi
    """.split()
)
COUNTRIES = {"en": "us", "de": "de", "pt": "pt"}


def how_to_get(name: str, has_library: bool) -> str:
    """What brings the dictionary of a language (“sv”, “de_AT”), or what reads dictionaries."""
    manager = next((each for each in LIBRARY if shutil.which(each)), "")
    if not has_library:
        return f"Run: {LIBRARY[manager]}" if manager else "Install the library “enchant 2”."
    by_hand = f"or put its files {name}.aff and {name}.dic into “{folder()}”"
    if manager and not sys.platform.startswith(("win", "darwin")):
        return f"Run: {command(manager, name)} – {by_hand}, and start the program anew."
    return f"Get one for LibreOffice, {by_hand[3:]}, and start the program anew."


def command(manager: str, name: str) -> str:
    """What installs the dictionary of a language with a system's package manager."""
    language, _, country = name.lower().partition("_")
    if manager == "apt-get":
        country = "" if language in ALONE_ON_DEBIAN else country or COUNTRIES.get(language, "")
        return f"sudo apt install hunspell-{language}{'-' + country if country else ''}"
    if manager == "pacman":
        return f"sudo pacman -S hunspell-{language}"
    if manager == "zypper":
        return f"sudo zypper install myspell-{name}"
    return f"sudo dnf install hunspell-{language}"


def folder() -> Path:
    """Where a user puts dictionaries of their own."""
    if sys.platform == "win32":
        return Path.home() / "AppData/Local/enchant/hunspell"
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(config) / "enchant/hunspell"
