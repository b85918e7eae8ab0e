"""The colours of code, from the tokens of its language."""

from __future__ import annotations

from collections.abc import Iterable

from pygments.token import Comment, Generic, Keyword, Literal, Name, Number, Operator, String, Token

from editor.writing.colours.kinds import Kind, Span

KINDS = {
    Comment: Kind.CODE_COMMENT,
    Keyword: Kind.CODE_KEYWORD,
    Operator.Word: Kind.CODE_KEYWORD,
    Name.Tag: Kind.CODE_KEYWORD,
    Name.Builtin: Kind.CODE_NAME,
    Name.Function: Kind.CODE_NAME,
    Name.Class: Kind.CODE_NAME,
    Name.Namespace: Kind.CODE_NAME,
    Name.Decorator: Kind.CODE_NAME,
    Name.Attribute: Kind.CODE_NAME,
    Name.Constant: Kind.CODE_NUMBER,
    Name.Variable: Kind.CODE_NAME,
    String: Kind.CODE_STRING,
    Number: Kind.CODE_NUMBER,
    Literal: Kind.CODE_NUMBER,
    Generic.Inserted: Kind.CODE_ADDED,
    Generic.Deleted: Kind.CODE_REMOVED,
    Generic.Heading: Kind.CODE_NAME,
    Generic.Subheading: Kind.CODE_NAME,
    Generic.Prompt: Kind.CODE_COMMENT,
}

Tokens = Iterable[tuple[type(Token), str]]


def kind_of(token: object) -> Kind | None:
    """What a token of Pygments is; None where it stays plain."""
    while token is not None and token not in KINDS:
        token = getattr(token, "parent", None)
    return KINDS.get(token)  # pyright: ignore


def code_spans(tokens: Iterable[tuple[object, str]]) -> list[tuple[Span, ...]]:
    """The spans of each line of a code."""
    lines: list[list[Span]] = [[]]
    at = 0
    for token, text in tokens:
        kind = kind_of(token)
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append([])
                at = 0
            if kind and piece:
                lines[-1].append(Span(at, len(piece), kind))
            at += len(piece)
    return [tuple(line) for line in lines]
