"""The commands of the menu Format, in the table of all commands."""

from __future__ import annotations

from editor.ui.command import Command
from editor.ui.command import noted as _

FORMAT_MENUS = {
    "Format": _("F&ormat"),
    "Format/Heading": _("&Heading"),
    "Format/List": _("&List"),
    "Format/Table": _("&Table"),
    "Format/Letters": _("L&etters"),
    "Format/Lines": _("Li&nes"),
}
HEADING, LIST, TABLE = "Format/Heading", "Format/List", "Format/Table"
LETTERS, LINES = "Format/Letters", "Format/Lines"
FORMAT = (
    Command("Format", "bold", _("&Bold"), "Ctrl+B", "format-bold"),
    Command("Format", "italic", _("&Italic"), "Ctrl+I", "format-italic"),
    Command(
        "Format", "strike", _("&Strikethrough"), "Ctrl+Shift+X", "format-strikethrough-variant"
    ),
    Command("Format", "inline_code", _("&Code"), "Ctrl+E", "code-tags"),
    Command("Format", "-"),
    Command("Format", "link", _("Lin&k"), "Ctrl+K", "link-plus"),
    Command("Format", "image_link", _("Image by its &address"), None, "image-outline"),
    Command("Format", "footnote", _("&Footnote"), "Ctrl+Alt+N", "format-superscript"),
    Command("Format", "to_footnote", _("&Go to the footnote and back"), "Ctrl+Alt+G"),
    Command("Format", "-"),
    Command(HEADING, "heading_1", _("Heading &1"), "Ctrl+Alt+1", "format-header-1"),
    Command(HEADING, "heading_2", _("Heading &2"), "Ctrl+Alt+2", "format-header-2"),
    Command(HEADING, "heading_3", _("Heading &3"), "Ctrl+Alt+3", "format-header-3"),
    Command(HEADING, "heading_4", _("Heading &4"), "Ctrl+Alt+4", "format-header-4"),
    Command(HEADING, "heading_5", _("Heading &5"), "Ctrl+Alt+5", "format-header-5"),
    Command(HEADING, "heading_6", _("Heading &6"), "Ctrl+Alt+6", "format-header-6"),
    Command(HEADING, "-"),
    Command(HEADING, "deeper", _("One level &deeper"), "Alt+Shift+Right", "format-header-decrease"),
    Command(HEADING, "higher", _("One level &higher"), "Alt+Shift+Left", "format-header-increase"),
    Command(HEADING, "-"),
    Command(HEADING, "section_up", _("Move the section &up"), "Ctrl+Shift+Up", "arrow-up-bold"),
    Command(
        HEADING, "section_down", _("Move the section do&wn"), "Ctrl+Shift+Down", "arrow-down-bold"
    ),
    Command(HEADING, "section_deeper", _("The whole section d&eeper")),
    Command(HEADING, "section_higher", _("The whole section h&igher")),
    Command(LIST, "bullets", _("&Bullet list"), "Ctrl+L", "format-list-bulleted"),
    Command(LIST, "numbers", _("&Numbered list"), "Ctrl+Shift+N", "format-list-numbered"),
    Command(LIST, "tasks", _("&Task list"), "Ctrl+T", "format-list-checks"),
    Command(LIST, "tick", _("Tic&k the task"), "Ctrl+Return", "checkbox-marked-outline"),
    Command("Format", "quote", _("&Quote"), "Ctrl+Alt+Q", "format-quote-open"),
    Command("Format", "code_block", _("Co&de block"), "Ctrl+Alt+E", "code-block-tags"),
    Command(TABLE, "table", _("&Insert a table…"), None, "table-plus"),
    Command(TABLE, "align_table", _("&Align the columns"), "Ctrl+Alt+A", "table-sync"),
    Command("Format", "rule", _("Horizontal &rule"), None, "minus"),
    Command("Format", "comment", _("C&omment"), "Ctrl+/", "comment-text-outline"),
    Command("Format", "-"),
    Command(LETTERS, "typographic", _("&Typographic signs"), None, "format-quote-close"),
    Command(LETTERS, "-"),
    Command(LETTERS, "upper", _("&UPPER CASE"), "Ctrl+U", "format-letter-case-upper"),
    Command(LETTERS, "lower", _("&lower case"), "Ctrl+Alt+U", "format-letter-case-lower"),
    Command(LETTERS, "title_case", _("&Each Word Large"), None, "format-letter-case"),
    Command(LETTERS, "sentence_case", _("&Sentences large")),
    Command(LETTERS, "swap_case", _("S&wap large and small letters"), None, "swap-horizontal"),
    Command(LINES, "lines_up", _("Move &up"), "Alt+Up", "arrow-up"),
    Command(LINES, "lines_down", _("Move &down"), "Alt+Down", "arrow-down"),
    Command(LINES, "duplicate_lines", _("Dupl&icate"), "Alt+Shift+Down"),
    Command(LINES, "delete_lines", _("D&elete"), "Ctrl+Shift+K", "playlist-remove"),
    Command(LINES, "-"),
    Command(LINES, "join_lines", _("&Join"), "Ctrl+J", "call-merge"),
    Command(LINES, "sort_lines", _("&Sort"), None, "sort-alphabetical-ascending"),
    Command(LINES, "wrap_lines", _("&Break at 80 characters"), None, "wrap"),
    Command(LINES, "unwrap_lines", _("&One line a paragraph"), None, "wrap-disabled"),
)
