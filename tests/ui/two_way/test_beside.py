"""The block at the caret stands in the page at the caret's height, whatever comes late."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from little_site import png
from paired_panes import NEAR, PairedPanes

from editor.ui.preview.site_choices import View

PROSE = "The ferry leaves at dawn, and whoever is late waits for the next one. " * 6
HEAD = "---\ntitle: A ferry at dawn\ntags: [sea, boats]\n---\n"
LAYOUT = """<!DOCTYPE html>
<html><head><style>html { padding: 7px } p { font: 15px/1.4 serif }</style></head>
<body><nav style="height: 240px">Harbour</nav><main><h1>{{ page.title }}</h1>
<div>{{ content }}</div></main><footer>The end</footer></body></html>
"""
WHOLE = LAYOUT.replace("{{ content }}", "{{ content | replace: '<p>', '<p class=\"x\">' }}")
TO_BODY = LAYOUT.replace("<body>", '<body style="height: 100%">').replace(
    "padding: 7px", "height: 100%; box-sizing: border-box"
)

NAMES = (
    "preview",
    "sync",
    "nodes",
    "qt",
    "reports",
    "QWebChannel",
    "heights",
    "parts",
    "scrollTo",
    "scrollHeight",
)
NAMES += ("documentElement", "body", "fonts", "getBoundingClientRect", "parentNode", "animate")
NAMES += ("caretRangeFromPoint", "textContent", "matches", "contains", "childNodes")


def long_text() -> str:
    """Headings, prose, lists, code, quotes, tables, pictures, lines of which nothing is seen."""
    pieces: list[str] = ["[a]: https://a.example\n" * 9]
    for n in range(8):
        code = "".join(f"line {each}\n" for each in range(3 * n))
        items = "".join(f"- item {each}\n" for each in range(n))
        pieces += [f"## Heading {n}\n", PROSE + "\n", f"```\n{code}```\n", items, f"> {PROSE}\n"]
        pieces += [f"![late](/assets/late-{n}.png)\n", "| a | b |\n|---|---|\n| c | d |\n"]
    pieces += [
        "<!-- nothing is seen of this\n" + "\n" * 12 + "-->\n",
        "Last.[^1]\n",
        "[^1]: Note.\n",
    ]
    return "\n".join(pieces)


def write(root: Path, text: str, layout: str = LAYOUT, tall: int = 20) -> Path:
    draw(root, tall)
    (root / "_layouts/post.html").write_text(layout)
    path = root / "_posts/2026-03-01-ferry.md"
    path.write_text(HEAD + text)
    return path


def draw(root: Path, tall: int) -> None:
    for n in range(8):
        (root / f"assets/late-{n}.png").write_bytes(png(300, tall + 1 + n))


@pytest.mark.parametrize(
    ("view", "layout"),
    [
        (View.ARTICLE, LAYOUT),
        (View.SITE, LAYOUT),
        (View.SITE, WHOLE),
        (View.SITE, TO_BODY),
    ],
    ids=["article", "site", "changed by the layout", "as tall as the window"],
)
def test_every_block_stands_beside_the_caret(
    panes: PairedPanes, root: Path, view: View, layout: str
) -> None:
    panes.open(write(root, long_text(), layout), view)
    assert panes.too_far() == []


def test_code_that_was_out_of_sight_moves_nothing_away(panes: PairedPanes, root: Path) -> None:
    """Its height is known only once it comes near."""
    codes = ["".join(f"line {each}\n" for each in range(9 * n)) for n in range(12)]
    text = "".join(f"## Heading {n}\n\n```\n{code}```\n\n" for n, code in enumerate(codes))
    panes.open(write(root, text))
    assert panes.too_far() == []


def test_who_goes_down_to_a_heading_sees_it_in_text_and_page(
    panes: PairedPanes, root: Path
) -> None:
    """Headings are higher than lines, and below a long item the text scrolls just so far."""
    items = [f"- {PROSE * (1 + n % 4)}\n" * (1 + n % 3) for n in range(24)]
    text = "".join(f"{each}\n#{'#' * (n % 4)} Heading {n}\n\n" for n, each in enumerate(items))
    panes.open(write(root, text))
    for number, block in list(enumerate(panes.preview.blocks))[1:]:  # it is in the first already
        panes.put_caret(block.line)
        panes.settle()
        assert panes.edit.viewport().rect().contains(panes.edit.cursorRect().center())
        assert abs(panes.block(number)["top"] - panes.caret_height) <= NEAR


@pytest.mark.parametrize("lines", [10, 14])
def test_who_goes_far_down_to_a_line_sees_it_in_text_and_page(
    panes: PairedPanes, root: Path, lines: int
) -> None:
    """The code above it gets its font, which is wider, as it comes in sight."""
    for pane in ("form", "posts"):
        panes.window.show_pane(pane, False)
    code = f"    {'code':30}{'% here':30}1.0\n" * lines
    piece = f"{'ill, ' * 80}\n\n" * 6 + f"{code}\nBelow.\n\n"
    panes.open(write(root, piece * 4))
    for number in (7, 15, 23):
        panes.put_caret(panes.preview.blocks[number].line)
        panes.settle()
        assert panes.edit.viewport().rect().contains(panes.edit.cursorRect().center())
        assert abs(panes.block(number)["top"] - panes.caret_height) <= NEAR


def test_lines_above_that_are_laid_out_anew_take_the_page_along(
    panes: PairedPanes, root: Path
) -> None:
    """Colours that come late make headings larger, and wrap items elsewhere."""
    panes.open(write(root, "".join(f"## Heading {n}\n\n" for n in range(40))))
    colours = panes.window.text.colouring
    colours.use_colours(False)
    panes.put_caret(21)
    panes.settle()
    before = panes.caret_height
    colours.use_colours(True)
    panes.settle()
    assert panes.caret_height - before > NEAR
    assert abs(panes.block(10)["top"] - panes.caret_height) <= NEAR


def test_a_page_with_scripts_is_followed_and_hears_nothing(panes: PairedPanes, root: Path) -> None:
    script = """<script>
      document.body.dataset.seen = [typeof qt, typeof sync, typeof preview].join();
      document.body.insertAdjacentHTML("beforeend", "<img name=fonts>".repeat(2));
      window.scrollTo = Element.prototype.getBoundingClientRect = () => 0;
    </script></body>"""
    path = write(root, long_text(), LAYOUT.replace("</body>", script))
    panes.settings.choose_for_preview(root, "scripts", "on")
    panes.open(path, View.SITE)
    assert panes.ask("document.body.dataset.seen") == "undefined,undefined,undefined"
    assert panes.too_far() == []


@pytest.mark.parametrize("view", View)
def test_pictures_that_come_late_move_nothing_away(
    panes: PairedPanes, root: Path, view: View
) -> None:
    panes.open(write(root, long_text()), view)
    last = next(b for b in reversed(panes.preview.blocks) if b.lines)
    number = list(panes.preview.blocks).index(last)
    panes.put_caret(last.line)
    panes.settle()
    references = [f"/assets/late-{n}.png" for n in range(8)]
    for tall in (400, 10, 250):
        draw(root, tall)
        panes.ask(f"preview.reload({json.dumps(references)})")
        panes.wait_until(
            f"[...document.images].every((e) => Math.abs(e.naturalHeight - {tall}) < 9)"
        )
        panes.settle()
        assert abs(panes.block(number)["top"] - panes.caret_height) <= NEAR


def test_the_caret_may_go_there_before_the_pictures_are_there(
    panes: PairedPanes, root: Path
) -> None:
    path = write(root, long_text(), tall=500)
    with panes.qtbot.waitSignal(panes.preview.text_shown, timeout=20_000):
        panes.window.files.open(path)
    number = len(panes.preview.blocks) - 2
    panes.put_caret(panes.preview.blocks[number].line)
    panes.wait_until("document.images.length > 7 && [...document.images].every((e) => e.complete)")
    panes.settle()
    assert abs(panes.block(number)["top"] - panes.caret_height) <= NEAR


def test_a_long_block_stands_beside_its_lines(panes: PairedPanes, root: Path) -> None:
    code = "".join(f"line {each}\n" for each in range(150))
    panes.open(write(root, f"Before.\n\n~~~\n{code}~~~\n\nBehind.\n"))
    for line in (4, 40, 90, 152):
        panes.put_caret(line)
        panes.settle()
        box = panes.block(1)
        height = box["top"] + (line - 3) / 152 * box["height"]
        assert abs(height - panes.caret_height) <= NEAR


def test_a_short_post_gets_room_and_gives_it_back(panes: PairedPanes, root: Path) -> None:
    """The page is shorter than the text: it is moved down, and up again."""
    text = "\n".join(f"[{n}]: https://a.example" for n in range(18)) + "\n\nEnd.\n\nOne more.\n"
    panes.open(write(root, text, "<p style='margin:0'></p>{{ content }}"), View.SITE)
    tall = panes.ask("document.documentElement.scrollHeight")
    assert panes.too_far() == []
    assert panes.ask("getComputedStyle(document.documentElement).paddingTop") != "0px"
    panes.turn_wheel(2000)
    panes.turn_wheel(-2000)
    panes.wait_until(f"document.documentElement.scrollHeight === {tall}")


def test_what_the_post_calls_its_elements_leads_nobody_astray(
    panes: PairedPanes, root: Path
) -> None:
    clobbering = "".join(
        f'<p id="{name}"><img name="{name}" alt="x"></p>\n\n'
        f'<form name="{name}"><input name="{name}"></form>\n\n'
        for name in NAMES
    )
    panes.open(write(root, clobbering + long_text()))
    number = len(panes.preview.blocks) - 2
    for each in (number // 3, number // 2, number):
        panes.put_caret(panes.preview.blocks[each].line)
        panes.settle()
        assert abs(panes.block(each)["top"] - panes.caret_height) <= NEAR


def test_blocks_of_which_nothing_is_seen_are_passed_over(panes: PairedPanes, root: Path) -> None:
    gone = '<div style="display: none">gone</div>\n\n'
    panes.open(write(root, f"{gone}{PROSE}\n\n{gone}{PROSE}\n\n{gone}" + PROSE * 20))
    for number, edge, line in ((1, "top", 3), (1, "bottom", 5), (3, "top", 7), (3, "bottom", 9)):
        panes.put_caret(line)
        panes.settle()
        assert abs(panes.block(number)[edge] - panes.caret_height) <= NEAR


def test_a_page_without_text_is_left_alone(panes: PairedPanes, root: Path) -> None:
    path = write(root, "\n")
    panes.window.files.open(path)
    panes.qtbot.waitUntil(lambda: panes.preview.is_current, timeout=20_000)
    panes.put_caret(1)
    panes.settle()
    panes.turn_wheel(300)
    panes.click(200, 400)
    assert panes.window.text.line == 1
