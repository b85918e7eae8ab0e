"""The tags of Liquid and Jekyll."""

from __future__ import annotations

from editor.jekyll.liquid.parsing import JekyllTag
from editor.jekyll.liquid.tags.conditions import CaseTag, IfChangedTag, IfTag, UnlessTag
from editor.jekyll.liquid.tags.cycles import CycleTag
from editor.jekyll.liquid.tags.highlight import HighlightTag
from editor.jekyll.liquid.tags.include import IncludeCachedTag, IncludeRelativeTag, IncludeTag
from editor.jekyll.liquid.tags.links import LinkTag, PostUrlTag
from editor.jekyll.liquid.tags.loops import BreakTag, ContinueTag, ForTag
from editor.jekyll.liquid.tags.tables import TableRowTag
from editor.jekyll.liquid.tags.unknown import UnknownTag
from editor.jekyll.liquid.tags.variables import (
    AssignTag,
    CaptureTag,
    CommentTag,
    DecrementTag,
    EchoTag,
    IncrementTag,
    InlineCommentTag,
)

TAGS: tuple[type[JekyllTag], ...] = (
    AssignTag,
    BreakTag,
    CaptureTag,
    CaseTag,
    CommentTag,
    ContinueTag,
    CycleTag,
    DecrementTag,
    EchoTag,
    ForTag,
    HighlightTag,
    IfChangedTag,
    IfTag,
    IncludeCachedTag,
    IncludeRelativeTag,
    IncludeTag,
    IncrementTag,
    InlineCommentTag,
    LinkTag,
    PostUrlTag,
    TableRowTag,
    UnknownTag,
    UnlessTag,
)
