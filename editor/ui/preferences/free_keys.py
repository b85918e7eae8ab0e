"""Which keys may be given to a command: not those that one writes and walks with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from editor.ui.command import plain, translate
from editor.ui.commands import MENUS

Key, Mod = Qt.Key, Qt.KeyboardModifier
NONE = Mod.NoModifier
MODIFIERS = {Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta, Key.Key_AltGr}
LOCKS = {Key.Key_CapsLock, Key.Key_NumLock, Key.Key_ScrollLock}
DEAD = range(Key.Key_Dead_Grave.value, Key.Key_Dead_Longsolidusoverlay.value + 1)
WALKS = {
    *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End),
    *(Key.Key_Backspace, Key.Key_Delete, Key.Key_Insert),
}
FUNCTION = range(Key.Key_F1.value, Key.Key_F35.value + 1)


def pressed(event: QKeyEvent) -> QKeySequence:
    """The keys that are held; empty as long as it is only Ctrl and the like.

    Shift does not count where it only served to reach a sign: Ctrl+/ is Ctrl+Shift+7 elsewhere.
    """
    key = Key(event.key())
    if key in MODIFIERS | LOCKS or key == Key.Key_unknown or key.value in DEAD:
        return QKeySequence()
    modifiers = event.modifiers() & ~Mod.KeypadModifier
    if key == Key.Key_Backtab:
        key = Key.Key_Tab
    elif key < Key.Key_Escape and not chr(key).isalnum() and key != Key.Key_Space:
        modifiers &= ~Mod.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key))


def why_not(keys: QKeySequence) -> str:
    """Why these keys cannot be given to a command, as a sentence; "" where they can."""
    if keys.count() != 1 or key_of(keys).key() == Key.Key_unknown:
        return tr("Give it one key, with Ctrl, Alt or Shift.")
    key, modifiers = key_of(keys).key(), key_of(keys).keyboardModifiers()
    said = keys.toString(QKeySequence.SequenceFormat.NativeText)
    if key in WALKS and not modifiers & (Mod.AltModifier | Mod.MetaModifier):
        return tr("{keys} is needed for writing: it moves or deletes.").format(keys=said)
    if modifiers in (NONE, Mod.ShiftModifier) and not is_function(key):
        return tr("{keys} is needed for writing. Hold Ctrl or Alt too.").format(keys=said)
    if modifiers == Mod.AltModifier and (menu := menu_opened_by(key)):
        return tr("{keys} opens the menu “{menu}”.").format(keys=said, menu=menu)
    return ""


def key_of(keys: QKeySequence) -> QKeyCombination:
    """The first key of a sequence."""
    return keys[0]  # pyright: ignore[reportIndexIssue]


def is_function(key: Qt.Key) -> bool:
    """Is it a key that never writes, such as F5 or one for music?"""
    return key.value in FUNCTION or key in (Key.Key_Help, Key.Key_Pause) or key >= Key.Key_Back


def menu_opened_by(key: Qt.Key) -> str:
    """The menu that Alt and this letter open, or ""."""
    for path, title in MENUS.items():
        words = translate(title)
        letter = words[words.find("&") + 1 :][:1].upper()
        if "/" not in path and letter and key == Key(ord(letter)):
            return plain(words)
    return ""


def tr(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("FreeKeys", text)
