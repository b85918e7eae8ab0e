"""`post-editor set`: change front-matter fields of posts and nothing else."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from editor.post.errors import PostError, YamlError
from editor.post.front_matter import typed_value
from editor.post.post import Post
from editor.post.post_file import read_post_file, write_post_file
from editor.post.scalar import Value


def run(args: argparse.Namespace) -> int:
    """Change every post of the command line; 1 where some could not be, 2 for a wrong call."""
    try:
        fields = [parse_field(word) for word in args.field]
        names = [parse_rename(word) for word in args.rename]
    except ValueError as error:
        print(f"post-editor set: {error}", file=sys.stderr)
        return 2
    failed = [path for path in args.posts if not change(path, fields, args.remove, names)]
    return 1 if failed else 0


def change(
    path: Path,
    fields: Sequence[tuple[str, Value]],
    removed: Sequence[str],
    renamed: Sequence[tuple[str, str]],
) -> bool:
    """Change one post's file; where that fails, say why and leave the file alone."""
    try:
        data = read_post_file(path)
        post = Post.parse(data)
        for old, new in renamed:
            post = post.rename(old, new)
        for name in removed:
            post = post.remove(name)
        for name, value in fields:
            post = post.set(name, value)
        write_post_file(path, post.to_bytes(), expected=data)
    except PostError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return False
    return True


def parse_field(word: str) -> tuple[str, Value]:
    """`NAME=VALUE`, VALUE being YAML; a date is kept as it is given. Raises ValueError."""
    name, equals, text = word.partition("=")
    if not equals or not name:
        raise ValueError(f"-f {word}: write NAME=VALUE.")
    try:
        return name, typed_value(text)
    except YamlError as error:
        raise ValueError(f"-f {word}: the value is not valid YAML: {error.message}.") from None


def parse_rename(word: str) -> tuple[str, str]:
    """`OLD=NEW`. Raises ValueError."""
    old, equals, new = word.partition("=")
    if not (old and equals and new):
        raise ValueError(f"--rename {word}: write OLD=NEW.")
    return old, new
