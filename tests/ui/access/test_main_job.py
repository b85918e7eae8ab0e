"""From a new post to a published one by the keyboard alone, in the real window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pictures import photo
from used_program import MAIN, TEXT, UsedProgram

pytestmark = pytest.mark.slow


WRITTEN = re.compile(
    rb"""---
layout:
title: "written by keys alone"
date: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}
author: ""
categories: \[\]
tags: \[harbour\]
---

a first line !\[the harbour at dusk\]\(/assets/images/harbour\.jpg\)"""
)
SIZE = (64, 40)  # of the picture, small enough to be shown as large as it is


def test_a_post_is_written_and_published_without_a_mouse(program: UsedProgram, home: Path) -> None:
    begin_a_draft(program, "written by keys")
    program.press("Alt+1")
    program.wait_for_focus("Title")
    program.press("End")
    program.type(" alone")
    walk_to(program, "Tags")
    program.type("harbour")
    program.press("Enter", "Esc")
    program.wait_for_focus(TEXT)
    program.type("a first line ")
    picture = a_picture(home)
    bring_in(program, picture, "the harbour at dusk")
    program.wait_until(lambda: shows(program, "the harbour at dusk", SIZE), "the picture shown")
    program.press("Ctrl+s")
    drafts, posts = home / "site/_drafts", home / "site/_posts"
    program.wait_until(lambda: holds(drafts, "a first line"), "the saved draft")
    (draft,) = drafts.glob("*written-by-keys*.md")
    assert WRITTEN.fullmatch(draft.read_bytes())

    program.press("Ctrl+Shift+U")
    program.wait_for_window("Publish")
    program.press("Enter")
    program.wait_until(lambda: holds(posts, "a first line"), "the published post")
    program.wait_until(lambda: not holds(drafts, "a first line"), "the draft gone")
    (post,) = posts.glob("*-written-by-keys*.md")
    assert WRITTEN.fullmatch(post.read_bytes())
    assert (home / "site/assets/images/harbour.jpg").read_bytes() == picture.read_bytes()


def begin_a_draft(program: UsedProgram, title: str) -> None:
    program.press("Ctrl+n")
    program.wait_for_window("New post")
    program.wait_for_focus("Title")
    program.type(title)
    program.press("Alt+d")
    draft = program.wait_for_focus("Draft")
    program.wait_until(lambda: "checked" in draft.anew().states, "the choice")
    program.press("Enter")
    program.wait_for_focus(TEXT)


def a_picture(home: Path) -> Path:
    """A picture of the writer's, outside of the site."""
    file = home / "Harbour.jpg"
    file.write_bytes(photo(*SIZE))
    return file


def bring_in(program: UsedProgram, file: Path, alt: str) -> None:
    """Have a picture come into the site, and stand at the caret."""
    program.press("Ctrl+Shift+I")
    program.wait_for_window("Choose an image")
    program.wait_for_focus("File name:")
    program.type(str(file))
    program.press("Enter")
    program.wait_for_window("Insert image")
    program.wait_for_focus("Alternative text")
    program.type(alt)
    program.press("Enter")
    program.wait_for_focus(TEXT)


def shows(program: UsedProgram, alt: str, size: tuple[int, int]) -> bool:
    """Is a picture of that size, with that alternative text, in the preview?"""
    return any(
        (each.role, each.name) == ("graphic", alt) and is_about(each.size, size)
        for part in program.wait_for_window(MAIN).walk()
        if part.role == "web document"
        for each in part.walk()
    )


def is_about(size: tuple[int, int], wanted: tuple[int, int]) -> bool:
    """Is it that size, but for the rounding of where it begins and ends?"""
    return all(0 <= each - one <= 1 for each, one in zip(size, wanted, strict=True))


def walk_to(program: UsedProgram, name: str) -> None:
    """Press Tab until one is there."""
    for _ in range(15):
        before = program.focused_path()
        program.press("Tab")
        program.wait_until(lambda before=before: program.focused_path() != before, "another stop")
        if program.is_in(name):
            return
    raise AssertionError(f"Tab does not lead to {name}")


def holds(folder: Path, words: str) -> bool:
    return any(words in file.read_text("utf-8") for file in folder.glob("*.md"))
