"""`{% seo %}`: what jekyll-seo-tag puts in a page's head."""

from __future__ import annotations

from collections.abc import Iterator

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.filters.outputs import jsonify
from editor.jekyll.liquid.values import LiquidValue, is_true, text_of
from editor.jekyll.seo import Seo, as_mapping

VERSION = "2.8.0"
VERIFICATIONS = {
    "google": "google-site-verification",
    "bing": "msvalidate.01",
    "alexa": "alexaVerifyID",
    "yandex": "yandex-verification",
    "baidu": "baidu-site-verification",
    "facebook": "facebook-domain-verification",
}


def seo_tag(context: Context, markup: str) -> str:
    """The tags for the page's head; `title=false` leaves `<title>` to the layout."""
    seo = Seo(context)
    lines = [f"<!-- Begin Jekyll SEO tag v{VERSION} -->"]
    if seo.title and "title=false" not in markup:
        lines.append(f"<title>{seo.title}</title>")
    for part in (about_page, about_address, about_image, about_kind, about_card, about_owners):
        lines += part(seo)
    data = jsonify(seo.data, context=context)
    return "\n".join((*lines, DATA.format(data), "<!-- End Jekyll SEO tag -->", ""))


DATA = '<script type="application/ld+json">\n{}</script>'


def named(name: str, content: LiquidValue) -> str:
    """`<meta name>`."""
    return f'<meta name="{name}" content="{text_of(content)}" />'


def graph(name: str, content: LiquidValue) -> str:
    """`<meta property>`."""
    return f'<meta property="{name}" content="{text_of(content)}" />'


def about_page(seo: Seo) -> Iterator[str]:
    """Title, author, language, description."""
    version = as_mapping(seo.context.find("jekyll")).get("version")
    yield named("generator", f"Jekyll v{text_of(version)}")
    if seo.page_title:
        yield graph("og:title", seo.page_title)
    if seo.author.get("name"):
        yield named("author", seo.author["name"])
    yield graph("og:locale", seo.locale)
    if seo.description:
        yield named("description", seo.description)
        yield graph("og:description", seo.description)


def about_address(seo: Seo) -> Iterator[str]:
    """The page's address, and the site it belongs to."""
    if seo.site.get("url") is not None:
        yield f'<link rel="canonical" href="{text_of(seo.canonical_url)}" />'
        yield graph("og:url", seo.canonical_url)
    if seo.site_title:
        yield graph("og:site_name", seo.site_title)


def about_image(seo: Seo) -> Iterator[str]:
    """The image for cards."""
    image = seo.image
    if image is None:
        return
    yield graph("og:image", image["path"])
    for name in ("height", "width", "alt"):
        if image.get(name) is not None:
            yield graph(f"og:image:{name}", image[name])


def about_kind(seo: Seo) -> Iterator[str]:
    """An article with its date, or a page; the pages before and behind it."""
    date = seo.page.get("date")
    yield graph("og:type", "article" if date else "website")
    if date:
        yield graph("article:published_time", seo.time(date))
    pages = as_mapping(seo.context.find("paginator"))
    for name, relation in (("previous", "prev"), ("next", "next")):
        path = pages.get(f"{name}_page_path")
        if is_true(pages.get(f"{name}_page")):
            address = "" if path is None else seo.address(text_of(path))
            yield f'<link rel="{relation}" href="{address}" />'


def about_card(seo: Seo) -> Iterator[str]:
    """The card on Twitter."""
    image = seo.image
    kinds = (as_mapping(values.get("twitter")).get("card") for values in (seo.page, seo.site))
    kind = next((text_of(each) for each in kinds if each), "summary_large_image")
    yield named("twitter:card", kind if image else "summary")
    if image:
        yield graph("twitter:image", image["path"])
        if image.get("alt") is not None:
            yield named("twitter:image:alt", image["alt"])
    if seo.page_title:
        yield graph("twitter:title", seo.page_title)
    if is_true(seo.site.get("twitter")):
        name = text_of(as_mapping(seo.site["twitter"]).get("username")).replace("@", "")
        yield named("twitter:site", f"@{name}")
        if seo.author.get("twitter"):
            yield named("twitter:creator", f"@{seo.author['twitter']}")


def about_owners(seo: Seo) -> Iterator[str]:
    """What Facebook and search engines know the site's owner by."""
    facebook = as_mapping(seo.site.get("facebook"))
    for key, name in (("admins", "fb:admins"), ("publisher", "article:publisher")):
        if is_true(facebook.get(key)):
            yield graph(name, facebook[key])
    if is_true(facebook.get("app_id")):
        yield graph("fb:app_id", facebook["app_id"])
    known = as_mapping(seo.site.get("webmaster_verifications"))
    if not known and seo.site.get("google_site_verification"):
        known = {"google": seo.site["google_site_verification"]}
    for key, name in VERIFICATIONS.items():
        if is_true(known.get(key)):
            yield named(name, known[key])
