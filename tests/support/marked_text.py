"""Texts in which the caret is "‸" and what is selected stands between « and » (its caret at »)."""

from __future__ import annotations

from editor.writing.edit import Edit, Selection, WritingCommand


def read(marked: str) -> tuple[str, Selection]:
    """The text of `marked`, and what is selected in it."""
    if "‸" in marked:
        before, after = marked.split("‸")
        return before + after, Selection.at(len(before))
    before, rest = marked.split("«")
    inside, after = rest.split("»")
    return before + inside + after, Selection(len(before), len(before + inside))


def marked(text: str, selection: Selection) -> str:
    """`text` with its selection marked."""
    start, end = selection.start, selection.end
    if not selection:
        return f"{text[:start]}‸{text[start:]}"
    return f"{text[:start]}«{text[start:end]}»{text[end:]}"


def done(command: WritingCommand, before: str) -> str:
    """What `command` makes of a marked text; the same where there is nothing to do."""
    text, selection = read(before)
    edit = command(text, selection)
    if edit is None:
        return before
    check(text, edit)
    return marked(edit.applied(text), edit.selection)


def check(text: str, edit: Edit) -> None:
    """Does the edit keep to the text, before and after?"""
    assert 0 <= edit.start <= edit.end <= len(text)
    after = edit.applied(text)
    assert 0 <= edit.selection.start <= edit.selection.end <= len(after)
