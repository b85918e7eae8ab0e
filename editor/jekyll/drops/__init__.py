"""What templates see of a site: `site`, `page`, and what can be looked up in them."""

from editor.jekyll.drops.document_drop import DocumentDrop
from editor.jekyll.drops.file_drop import Surroundings
from editor.jekyll.drops.page_drop import PageDrop
from editor.jekyll.drops.site_drop import SiteDrop

__all__ = ["DocumentDrop", "PageDrop", "SiteDrop", "Surroundings"]
