"""Posts whose tags and categories want tidying up."""

from __future__ import annotations

from little_site import post

HERE = "_posts/2025-01-09-here.md"
POSTS = {
    "_posts/2025-01-01-a.md": post("tags: [Ukraine, war]\ncategories: [News]"),
    "_posts/2025-01-02-b.md": post('tags:\n  - "Ukraine" # land\n  - sea\ncategories: News'),
    "_posts/2025-01-03-c.md": post("tags: Ukraine sea\nauthor: Ann").replace("\n", "\r\n"),
    "_posts/2025-01-04-d.md": post("tag: ukriane\ncategory: Old news"),
    "_drafts/e.md": post("tags: [ukraine, sea]\nauthor: Bo"),
    HERE: post("title: Here\ntags: [sea]"),
}
