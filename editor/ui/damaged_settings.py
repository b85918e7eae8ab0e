"""A file of settings that is damaged: set aside as it is, and made whole of what can be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings

from editor.post.post_file import plain_bytes
from editor.post.state_folder import name_aside
from editor.post.whole_file import make_file


def mended(store: QSettings) -> tuple[QSettings, str]:
    """The settings in a file that can be written again, and a sentence for the writer.

    The sentence is "" where the file was whole; where it cannot be read, nothing is mended.
    """
    store.allKeys()  # only now Qt reads all of it
    file = Path(store.fileName())
    if store.status() is QSettings.Status.NoError:
        return store, ""
    aside = name_aside(file, f"-{file.name}")
    if store.status() is not QSettings.Status.FormatError or not copied(file, aside):
        said = translate("“{file}” cannot be read: what stands in it has its default.")
        return store, said.format(file=file)
    for key in filter(None, store.allKeys()):  # a value that is set makes Qt write the file
        store.setValue(key, store.value(key))
    store.sync()
    said = translate(
        "“{file}” was damaged: what cannot be read of it has its default. It was set aside as "
        "“{aside}”."
    )
    return QSettings(str(file), store.format()), said.format(file=file, aside=aside)


def copied(file: Path, copy: Path) -> bool:
    """Make a copy with the same bytes; could that be done?"""
    try:
        make_file(copy, plain_bytes(file), like=file)
    except OSError:
        return False
    return True


def translate(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("damaged_settings", text)
