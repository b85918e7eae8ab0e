"""One table of commands; menus, toolbar and shortcuts are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar

from editor.ui.command import Command, plain, translate
from editor.ui.command import noted as _
from editor.ui.format.format_table import FORMAT, FORMAT_MENUS
from editor.ui.icons import icon
from editor.ui.plain_text import plain_tip
from editor.ui.quiet.quiet_table import QUIET, QUIET_MENUS
from editor.ui.spelling.spelling_table import SPELLING

Keys = QKeySequence.StandardKey


MENUS = {
    "File": _("&File"),
    "File/Recent": _("Open &recent"),
    "File/Versions": _("Ear&lier versions"),
    "File/Programs": _("Other pro&grams"),
    "File/Export": _("E&xport"),
    "Edit": _("&Edit"),
    "Edit/Spelling": _("Spellin&g"),
    "Edit/Spelling/Languages": _("&Languages"),
    "Edit/Typing": _("While t&yping"),
    **FORMAT_MENUS,
    "View": _("&View"),
    "View/Preview": _("Pre&view as"),
    "View/Theme": _("The&me"),
    **QUIET_MENUS,
    "Go": _("&Go"),
    "Site": _("&Site"),
    "Help": _("&Help"),
}

VERSIONS, PROGRAMS = "File/Versions", "File/Programs"

COMMANDS = (
    Command("File", "new", _("&New post…"), Keys.New, "file-plus-outline", in_toolbar=True),
    Command("File", "open", _("&Open…"), Keys.Open, "folder-open-outline", in_toolbar=True),
    Command("File", "new_site", _("Ne&w site here…"), None, "folder-plus-outline"),
    Command("File", "quick_open", _("Open quickl&y…"), "Ctrl+P", "magnify"),
    Command("File", "open_site", _("Open a s&ite…"), "Ctrl+Shift+O", "folder-home-outline"),
    Command("File/Recent", "-"),
    Command("File", "-"),
    Command("File", "save", _("&Save"), Keys.Save, "content-save-outline", in_toolbar=True),
    Command("File", "save_as", _("Save &as…"), "Ctrl+Shift+S"),
    Command("File", "autosave", _("Save &by itself"), checkable=True),
    Command("File", "revert", _("Re&vert to the file"), None, "file-undo-outline"),
    Command("File", "differences", _("What will b&e written"), "Ctrl+D", "file-compare"),
    Command("File", "history", _("&History…"), "Ctrl+Alt+H", "history"),
    Command(VERSIONS, "keep_history", _("&Keep earlier versions"), checkable=True),
    Command(VERSIONS, "forget_history", _("&Forget all earlier versions…"), None, "delete-outline"),
    Command("File", "-"),
    Command("File", "publish", _("P&ublish…"), "Ctrl+Shift+U", "publish"),
    Command("File", "duplicate", _("&Duplicate"), "Ctrl+Shift+D", "content-duplicate"),
    Command("File", "unpublish", _("Take bac&k to the drafts…"), None, "publish-off"),
    Command("File", "rename", _("Rena&me to fit…"), "F2", "rename-outline"),
    Command("File", "delete", _("Move to the &trash…"), None, "delete-outline"),
    Command("File", "-"),
    Command(PROGRAMS, "open_published", _("Open in the &browser"), "Ctrl+Shift+B", "web"),
    Command(PROGRAMS, "show_in_folder", _("Show in the &folder"), None, "folder-eye-outline"),
    Command(PROGRAMS, "other_program", _("Open with another &program…"), None, "open-in-app"),
    Command("File", "-"),
    Command("File/Export", "export_html", _("As one &HTML file…"), None, "language-html5"),
    Command("File/Export", "export_pdf", _("As a &PDF…"), None, "file-pdf-box"),
    Command("File", "print", _("&Print…"), "Ctrl+Alt+P", "printer-outline"),
    Command("File", "-"),
    Command("File", "choose_site", _("Choose the site’s &folder…"), None, "folder-cog-outline"),
    Command("File", "-"),
    Command("File", "close", _("&Close"), "Ctrl+W"),
    Command("File", "quit", _("&Quit"), "Ctrl+Q"),
    Command("Edit", "undo", _("&Undo"), Keys.Undo, "undo", in_toolbar=True),
    Command("Edit", "redo", _("&Redo"), Keys.Redo, "redo", in_toolbar=True),
    Command("Edit", "undo_act", _("Undo t&he last act on files"), "Ctrl+Alt+Z", "undo-variant"),
    Command("Edit", "redo_act", _("Redo the last act on f&iles"), "Ctrl+Alt+Y", "redo-variant"),
    Command("Edit", "-"),
    Command("Edit", "cut", _("Cu&t"), Keys.Cut, "content-cut"),
    Command("Edit", "copy", _("&Copy"), Keys.Copy, "content-copy"),
    Command("Edit", "copy_address", _("Copy the we&b address"), "Ctrl+Alt+C", "link"),
    Command("Edit", "copy_link", _("Copy a Mar&kdown link to it"), "Ctrl+Alt+L", "link-variant"),
    Command("Edit", "copy_rich", _("Copy the post as rich t&ext"), "Ctrl+Alt+R", "format-text"),
    Command("Edit", "paste", _("&Paste"), Keys.Paste, "content-paste"),
    Command("Edit", "paste_plain", _("Paste &without formatting"), "Ctrl+Shift+V"),
    Command("Edit", "select_all", _("Select &all"), Keys.SelectAll),
    Command("Edit", "-"),
    Command("Edit", "find", _("&Find…"), Keys.Find, "magnify"),
    Command("Edit", "replace", _("Find and rep&lace…"), "Ctrl+H", "find-replace"),
    Command("Edit", "find_next", _("Fin&d next"), "F3"),
    Command("Edit", "find_previous", _("Find pre&vious"), "Shift+F3"),
    Command("Edit", "find_in_site", _("Find in the &site…"), "Ctrl+Alt+F", "folder-search-outline"),
    Command("Edit", "-"),
    *SPELLING,
    Command("Edit", "-"),
    Command("Edit", "insert_image", _("Insert i&mage…"), "Ctrl+Shift+I", "image-plus-outline"),
    Command("Edit", "complete", _("C&omplete at the caret"), "Ctrl+Space", "form-textbox"),
    Command("Edit", "-"),
    Command("Edit/Typing", "typing_help", _("&Help while typing"), checkable=True),
    Command("Edit/Typing", "completes", _("&Complete while typing"), checkable=True),
    Command("Edit", "raw", _("Front matter as te&xt"), "Ctrl+Shift+R", checkable=True),
    Command("Edit", "-"),
    Command("Edit", "preferences", _("Prefere&nces…"), "Ctrl+,", "cog-outline"),
    *FORMAT,
    Command("View", "posts", _("Post&s"), "Ctrl+Shift+L", "format-list-bulleted", True, True),
    Command("View", "form", _("&Form"), "Ctrl+1", "form-select", True, True),
    Command("View", "text", _("&Text"), "Ctrl+2", "text-box-outline", True, True),
    Command("View", "preview", _("&Preview"), "Ctrl+3", "eye-outline", True, True),
    Command("View", "problems", _("Pr&oblems"), "Ctrl+4", "alert-outline", checkable=True),
    Command("View", "overview", _("Overvie&w"), "Ctrl+7", "file-tree-outline", checkable=True),
    Command("View", "format_bar", _("Format &bar"), checkable=True),
    Command("View", "-"),
    Command("View/Preview", "article_view", _("&Article"), "Ctrl+5", checkable=True),
    Command("View/Preview", "site_view", _("Page of the &site"), "Ctrl+6", checkable=True),
    Command("View/Preview", "-"),
    Command("View/Preview", "width_fit", _("As &wide as the pane"), checkable=True),
    Command("View/Preview", "width_phone", _("As on a &phone"), checkable=True),
    Command("View/Preview", "width_tablet", _("As on a &tablet"), checkable=True),
    Command("View/Preview", "width_desktop", _("As on a &desktop"), checkable=True),
    Command("View/Preview", "-"),
    Command("View/Preview", "site_scripts", _("&Run the site’s scripts"), checkable=True),
    Command("View/Preview", "site_network", _("Allow the page the &network"), checkable=True),
    Command("View", "follow", _("Follow each othe&r"), checkable=True),
    Command("View", "elsewhere", _("&How it looks elsewhere"), "Ctrl+Shift+E", "cards-outline"),
    Command("View", "compare", _("Compare with &Jekyll"), "Ctrl+Shift+J", "compare"),
    Command("View", "-"),
    Command("View", "zoom_in", _("Zoom &in"), "Ctrl++", "magnify-plus-outline"),
    Command("View", "zoom_out", _("&Zoom out"), "Ctrl+-", "magnify-minus-outline"),
    Command("View", "zoom_reset", _("Usu&al size"), "Ctrl+0"),
    Command("View", "-"),
    Command("View", "colours", _("&Colours in the text"), None, "palette-outline", checkable=True),
    Command("View/Theme", "system", _("Like the &system"), checkable=True),
    Command("View/Theme", "light", _("&Light"), checkable=True),
    Command("View/Theme", "dark", _("&Dark"), checkable=True),
    Command("View", "full_screen", _("Full scr&een"), Keys.FullScreen, checkable=True),
    *QUIET,
    Command("Go", "go_to_line", _("Go to &line…"), "Ctrl+G"),
    Command("Go", "go_to_posts", _("To the &posts"), "Alt+0"),
    Command("Go", "find_posts", _("&Find a post"), "Ctrl+Shift+F", "text-search"),
    Command("Go", "go_to_title", _("To the &title"), "Alt+1"),
    Command("Go", "go_to_text", _("To the te&xt"), "Alt+2"),
    Command("Go", "next_pane", _("To the next p&ane"), "F6"),
    Command("Go", "previous_pane", _("To the pan&e before"), "Shift+F6"),
    Command("Go", "go_to_outline", _("To the &outline"), "Alt+3"),
    Command("Go", "-"),
    Command("Go", "next_post", _("&Next open post"), "Ctrl+Tab"),
    Command("Go", "previous_post", _("Open post &before"), "Ctrl+Shift+Tab"),
    Command("Go", "-"),
    Command("Go", "next_problem", _("Next p&roblem"), "F8", "alert-circle-outline"),
    Command("Site", "check_site", _("&Check the site…"), "F9", "clipboard-check-outline"),
    Command("Site", "tags", _("&Tags and categories…"), "Ctrl+Shift+T", "tag-multiple-outline"),
    Command("Site", "change_field", _("Change a &field in many posts…"), None, "table-edit"),
    Command("Site", "-"),
    Command("Site", "images", _("&Images…"), "Ctrl+Shift+M", "image-multiple-outline"),
    Command("Site", "gallery", _("Insert an image of the &site…"), "Ctrl+Alt+I"),
    Command("Help", "guide", _("User &guide"), Keys.HelpContents, "book-open-outline"),
    Command("Help", "cheat_sheet", _("&Markdown cheat sheet"), "Shift+F1", "language-markdown"),
    Command("Help", "shortcuts", _("All &shortcuts"), None, "keyboard-outline"),
    Command("Help", "palette", _("&Find a command…"), "Ctrl+Shift+P", "console-line"),
    Command("Help", "about", _("&About Post Editor")),
)


class Actions(QObject):
    """A QAction for every command, by name: `actions["save"]`."""

    def __init__(self, does: Mapping[str, Callable[..., object]], parent: QObject) -> None:
        """`does` says what each command calls; a checkable one is called with its state."""
        super().__init__(parent)
        self.menus: dict[str, QMenu] = {}  # by path, once they are filled
        self._actions = {c.name: self._action(c, does) for c in COMMANDS if c.name != "-"}
        self.colour_icons()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def fill_menus(self, bar: QMenuBar) -> dict[str, QMenu]:
        """The menus of `MENUS` in `bar`, filled with the commands; gives them by path."""
        menus = self.menus
        for path, title in MENUS.items():
            parent = menus.get(path.rpartition("/")[0])
            if parent is None:
                menus[path] = bar.addMenu(translate(title))
            else:
                menus[path] = QMenu(translate(title), parent)
        for command in COMMANDS:
            self._add(command, menus)
        return menus

    def fill_toolbar(self, toolbar: QToolBar) -> None:
        """The commands of the toolbar, a separator between menus."""
        last = ""
        for command in COMMANDS:
            if command.in_toolbar:
                if last not in ("", command.menu):
                    toolbar.addSeparator()
                last = command.menu
                toolbar.addAction(self[command.name])

    def name_step(self, command: str, step: str, text: str) -> None:
        """Have a command of undo or redo say in `text` which {step} it is about; "" for none."""
        action = self[command]
        action.setEnabled(bool(step))
        usual = next(each.text for each in COMMANDS if each.name == command)
        said = text.format(step=step.replace("&", "&&")) if step else translate(usual)
        if said != action.text():
            action.setText(said)
            self._tell_keys(action)

    def keys_said(self) -> dict[str, str]:
        """The keys of each command as this system writes them, by the command's name."""
        return {name: native(action.shortcuts()) for name, action in self._actions.items()}

    def use_keys(self, name: str, keys: Sequence[QKeySequence]) -> None:
        """Give a command these keys and no others."""
        action = self[name]
        if action.shortcuts() != [*keys]:
            action.setShortcuts(keys)
            self._tell_keys(action)

    def colour_icons(self) -> None:
        """Draw the icons in the colours of the palette."""
        for command in COMMANDS:
            if command.icon:
                self[command.name].setIcon(icon(command.icon))

    def _action(self, command: Command, does: Mapping[str, Callable[..., object]]) -> QAction:
        action = QAction(translate(command.text), self)
        action.setObjectName(command.name)
        action.setCheckable(command.checkable)
        if command.keys is not None:
            action.setShortcut(QKeySequence(command.keys))
        self._tell_keys(action)
        call = does[command.name]
        if command.checkable:
            action.triggered.connect(call)
        else:
            action.triggered.connect(lambda _checked=False: call())
        return action

    def _tell_keys(self, action: QAction) -> None:
        """Say in the tip what the command does, and by which keys."""
        words, keys = plain(action.text()), native(action.shortcuts())
        action.setToolTip(plain_tip(f"{words} ({keys})" if keys else words))

    def _add(self, command: Command, menus: dict[str, QMenu]) -> None:
        menu = menus[command.menu]
        parent = menus.get(command.menu.rpartition("/")[0])
        if parent is not None and menu.menuAction() not in parent.actions():
            parent.addMenu(menu)
        if command.name == "-":
            if not menu.isEmpty():
                menu.addSeparator()
        else:
            menu.addAction(self[command.name])


def native(keys: Sequence[QKeySequence]) -> str:
    """Keys as this system writes them: "Ctrl+S, F2"."""
    return ", ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in keys)
