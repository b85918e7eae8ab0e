"""The excerpt that Jekyll takes; Jekyll itself is asked."""

from pathlib import Path, PurePosixPath

import pytest
from little_site import LittleSite
from real_jekyll import needs_jekyll, pages_built

from editor.jekyll.contents import contents_of
from editor.jekyll.document import Document
from editor.jekyll.excerpt import excerpt_source
from editor.jekyll.pages import Pages
from editor.site.site import Site, site_at

TEXTS = {
    "paragraph": "One *line*\nand another.\n\nTwo\n",
    "alone": "Only this",
    "defined": "See [a] and [B].\n\nTwo\n\n[a]: http://a.example 'A'\n[b]: /b\n[c]: /c\n",
    "indented-definition": "See [a].\n\nTwo\n\n   [a]: /a \n",
    "definition-over-two-lines": "See [a].\n\nTwo\n\n[a]:\n  /a\n",
    "footnote": "A note[^1].\n\n[^1]: here\n",
    "open-if": "{% if true %}\nOne\n\nTwo\n{% endif %}\n",
    "open-twice": "{% for a in (1..2) %}{% if a %}\nOne\n\nTwo\n{% endif %}{% endfor %}\n",
    "closed": "{% if true %}x{% endif %} One\n\nTwo\n",
    "open-highlight": "{% highlight ruby %}\nputs\n\nputs\n{% endhighlight %}\n",
    "open-comment": "{% comment %}\nfoo\n\nbar {% endcomment %}\n\nReal\n",
    "separated": "One<!--more-->\n\nTwo\n",
    "quote": "> One\n\nTwo\n",
    "empty": "",
}
LAYOUT = "{{ page.excerpt }}"


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path, "timezone: UTC\n")
    site.write("_layouts/post.html", LAYOUT)
    for name, text in TEXTS.items():
        site.write(f"_posts/2025-01-01-{name}.md", f"---\nlayout: post\n---\n{text}")
    head = "---\nlayout: post\nexcerpt_separator: <!--more-->\n---\n"
    site.write("_posts/2025-01-02-own-separator.md", f"{head}One\n\nTwo <!--more--> Three\n")
    site.write(
        "_posts/2025-01-02-given.md", "---\nlayout: post\nexcerpt: '*as is*'\n---\nNot this\n"
    )
    return site


@needs_jekyll
def test_the_excerpt_is_the_one_that_jekyll_takes(site: LittleSite) -> None:
    built = pages_built(site.root)
    contents = contents_of(site_at(site.root, "config"))
    pages = Pages(contents)
    seen = {path: each["output"] for path, each in built.items()}
    ours = {path: pages.page(document).html for path, document in documents(contents, seen)}
    assert len(seen) == len(TEXTS) + 2
    assert without_colours(ours) == without_colours(seen)


def documents(contents, paths):
    for path in paths:
        document = contents.document(PurePosixPath(path))
        assert document is not None
        yield path, document


def without_colours(pages: dict[str, str]) -> dict[str, str]:
    return {
        path: html.replace('<span class="nb">puts</span>', '<span class="n">puts</span>')
        for path, html in pages.items()
    }


def test_a_site_may_take_no_excerpts() -> None:
    site = Site(Path("/nowhere"), {"excerpt_separator": ""})
    document = Document(PurePosixPath("_posts/2025-01-01-a.md"), {}, "One\n\nTwo\n")
    assert excerpt_source(document, site) == ""
