"""A language of a few words, in a folder of dictionaries that is the test's own."""

from __future__ import annotations

from pathlib import Path

WORDS = """
a an and are at behind boat code end evening ferry good harbour here in is isn't it item lamp late
lantern light line more night on one other quiet sails sea ship the there text title two wind word
""".split()


def write_dictionary(folder: Path, name: str = "xx_XX", words: list[str] | None = None) -> None:
    """Write the dictionary `name` for the library that looks into `folder`."""
    files = folder / "hunspell"
    files.mkdir(parents=True, exist_ok=True)
    known = WORDS if words is None else words
    (files / f"{name}.aff").write_text("SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n", "utf-8")
    (files / f"{name}.dic").write_text("\n".join([str(len(known)), *known, ""]), "utf-8")
