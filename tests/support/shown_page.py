"""What a test asks of the page that a preview shows."""

from __future__ import annotations

import json

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.preview.browser_pane import BrowserPane


class ShownPage:
    """The page in `pane`, asked in the preview's own world."""

    qtbot: QtBot
    pane: BrowserPane

    def ask(self, script: str) -> object:
        """The value of a script."""
        values: list[object] = []
        self.pane.run_in_page(f"JSON.stringify(({script}) ?? null)", values.append)
        self.qtbot.waitUntil(lambda: bool(values), timeout=20_000)
        assert values[0], f"raised: {script}"
        return json.loads(str(values[0]))

    def do(self, script: str) -> None:
        """Run statements."""
        self.pane.run_in_page(script)

    def text(self, selector: str) -> object:
        """What is to be read in the first such element; None where there is none."""
        return self.ask(f"document.querySelector({json.dumps(selector)})?.innerText ?? null")

    def wait_until(self, script: str) -> None:
        """Wait until the script gives something true."""
        for _ in range(200):
            if self.ask(script):
                return
            self.qtbot.wait(25)
        pytest.fail(f"never true in the page: {script}")
