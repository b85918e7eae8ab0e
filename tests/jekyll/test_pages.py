"""Whole pages: `page_site` has a page for all that templates can ask for; Jekyll is the oracle."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest
from real_jekyll import needs_jekyll, pages_built

from editor.jekyll.contents import contents_of
from editor.jekyll.pages import Pages
from editor.site.site import site_at

SITE = Path(__file__).parent / "page_site"


@pytest.fixture
def site_folder(tmp_path: Path) -> Path:
    """A copy of the site, to be built in."""
    return Path(shutil.copytree(SITE, tmp_path / "site"))


@needs_jekyll
def test_every_page_is_the_one_that_jekyll_writes(site_folder: Path) -> None:
    built = pages_built(site_folder)
    contents = contents_of(site_at(site_folder, "config"))
    pages = Pages(contents)
    assert len(built) > 12
    for path, seen in built.items():
        document = contents.document(PurePosixPath(path))
        assert document is not None, path
        assert pages.url(document) == seen["url"], path
        assert pages.page(document).html == seen["output"], path
