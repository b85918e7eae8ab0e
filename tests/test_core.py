"""The core: everything but the window, which works where Qt is not installed."""

import importlib
import pkgutil

import pytest

import editor

MODULES = [found.name for found in pkgutil.walk_packages(editor.__path__, "editor.")]
CORE = [name for name in MODULES if not name.startswith(("editor.ui", "editor.__main__"))]


@pytest.mark.parametrize("name", CORE)
def test_each_module_of_the_core_is_imported(name: str):
    assert importlib.import_module(name).__doc__
