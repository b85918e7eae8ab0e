"""kramdown's dialect of Markdown, as Jekyll uses it."""

from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.rendering import Block, Rendering, to_html

__all__ = ["Block", "Options", "Rendering", "to_html"]
