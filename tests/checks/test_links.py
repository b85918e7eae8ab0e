import re
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from linked_site import BAD, DETOURS, GOOD, NAME, URL, linked_site, linking_post
from little_site import LittleSite, post
from real_jekyll import needs_jekyll, pages_built

from editor.checks.problem import Severity
from editor.jekyll import contents
from editor.post.post import Post

FINE = "title: T\ndate: 2025-12-03\nlayout: post"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return linked_site(tmp_path_factory.mktemp("linked"))


def told(site, body, name=NAME):
    """What is said of the links of a text: check, line in the text, column, mended text."""
    text = post(FINE, body)
    return [
        (each.check, each.line - 5, each.column, mended(text, each))
        for each in site.problems(text, name)
        if each.check.startswith("link-")
    ]


def mended(text, problem):
    if problem.fix is None:
        return None
    return problem.fix.apply(Post.parse(text.encode())).text


@pytest.mark.parametrize("href", GOOD)
def test_a_link_to_what_is_there_is_no_problem(site, href):
    found = told(site, f"## Here and now\n\n[a link]({href})\n")
    assert found == [] or href in DETOURS


@pytest.mark.parametrize("href", BAD)
def test_a_link_that_leads_nowhere_is_told_with_its_place_and_its_mend(site, href):
    check, better = BAD[href]
    after = f"Words.\n\n[a link]({better})\n" if better else None
    assert told(site, f"Words.\n\n[a link]({href})\n") == [(check, 3, 10, after)]


@pytest.mark.parametrize(("href", "better"), [item for item in DETOURS.items() if item[1]])
def test_an_address_that_servers_must_lead_on_from_is_a_hint(site, href, better):
    (problem,) = site.check("link-detour", post(FINE, f"[a link]({href})\n"), NAME)
    assert (problem.severity, problem.fix.label) == (Severity.HINT, f"Use {better}")


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("See [a][b] and [b].\n\n[b]: /no/ 'Title'\n", [(3, 6)]),
        ("<a class=x href='/no/'>x</a>\n", [(1, 18)]),
        ("<https://example.org/no/>\n", [(1, 2)]),
        ("[x](</no/>)\n", [(1, 6)]),
        ("[![alt](/no.png)](/no/)\n", [(1, 19)]),
        ("- a\n- [x](/no/) and [y](/no/)\n", [(2, 7), (2, 21)]),
        ("Words.[^1]\n\n[^1]: See [x](/no/).\n", [(3, 15)]),
        ("| a | b |\n|---|---|\n| c | [x](/no/) |\n", [(3, 11)]),
        ("{{ '[x](/no/)' }}\n", [(1, 9)]),
        ("[x]({{ '/no/' | relative_url }})\n", [(1, 9)]),
        ("[x]({{ '/n' | append: 'o/' }})\n", [(1, None)]),
        ("[x](/no/?a=1&b=2)\n", [(1, 5)]),
        ("{% if true %}\nWords.\n\n[x](/no/)\n{% endif %}\n", [(4, 5)]),
    ],
)
def test_links_are_found_however_they_are_written(site, body, places):
    assert [(line, column) for _, line, column, _ in told(site, body)] == places


@pytest.mark.parametrize(
    "body",
    [
        "`[x](/no/)`\n",
        "    [x](/no/)\n",
        "```\n[x](/no/)\n```\n",
        "{% raw %}`[x](/no/)`{% endraw %}\n",
        "<!-- [x](/no/) <a href='/no/'>x</a> -->\n",
        "<script>s = \"<a href='/no/'>\"</script>\n",
        "<pre><code>[x](/no/)</code></pre>\n",
        "\\[x](/no/)\n",
        "[x] (/no/)\n",
        "{% comment %}[x](/no/){% endcomment %}\n",
        "{% if false %}[x](/no/){% endif %}\n",
        "![alt][no]\n\n[unused]: /no/\n",
    ],
)
def test_what_is_no_link_in_the_page_is_not_told(site, body):
    assert told(site, body) == []


@pytest.mark.parametrize("tag", ["{% link no.md %}", "{% post_url 2000-01-01-no %}"])
def test_tags_that_stop_the_build_are_told_once(site, tag):
    found = site.problems(post(FINE, f"[x]({tag})\n"), NAME)
    assert [each.check for each in found] == ["liquid-error"]


def test_an_empty_link_is_a_hint(site):
    (problem,) = site.check("link-empty", post(FINE, "[x]()\n"), NAME)
    assert problem.severity is Severity.HINT


def test_below_a_baseurl_links_need_it(tmp_path):
    site = LittleSite(tmp_path, "baseurl: /blog\ntimezone: UTC\n")
    site.write("about.md", "---\npermalink: /about/\n---\n")
    site.write("index.html", "---\n---\n")
    assert told(site, "[x](/blog/about/)[x]({{ site.baseurl }}/about/)[x](/blog)\n") == []
    assert told(site, "[x](/about/)\n") == [("link-without-baseurl", 1, 5, "[x](/blog/about/)\n")]
    assert told(site, "[x](/About/)\n") == [("link-outside", 1, 5, None)]
    wrong = "[x]({{ site.baseurl }}/About/)\n"
    assert told(site, wrong) == [("link-wrong-case", 1, 23, wrong.replace("A", "a"))]


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"_plugins/pages.rb": ""}, "the Ruby files in _plugins"),
        ({"_config.yml": "plugins: [jekyll-strange]\n"}, "the plugin jekyll-strange"),
        ({"Gemfile": "gem 'jekyll-odd', '~> 1'\n# gem 'jekyll-no'\n"}, "the plugin jekyll-odd"),
        ({"_redirects": "/no /yes\n"}, "the file _redirects"),
        ({"netlify.toml": "[[redirects]]\n"}, "the file netlify.toml"),
        ({"_config.yml": "remote_theme: a/b\n"}, "the theme a/b, which is not on this computer"),
    ],
)
def test_where_something_unknown_may_add_pages_a_missing_one_is_a_hint(tmp_path, files, named):
    site = LittleSite(tmp_path)
    for path, content in files.items():
        site.write(path, content)
    (problem,) = site.check("link-unknown", post(FINE, "[x](/no/)\n"), NAME)
    assert problem.severity is Severity.HINT
    assert named in problem.message


def test_settings_that_redirect_nothing_are_no_doubt(tmp_path):
    site = LittleSite(tmp_path)
    site.write("netlify.toml", "[build]\n")
    assert len(site.check("link-missing", post(FINE, "[x](/no/)\n"), NAME)) == 1


@pytest.mark.parametrize(
    ("wish", "checks"),
    [
        ("{collections: true}", ["link-anchor"]),
        ("{collections: true, enabled: false}", ["link-markdown"] * 3),
        ("{}", ["link-markdown"] * 3),
    ],
)
def test_jekyll_relative_links_leads_to_pages_by_their_sources(tmp_path, wish, checks):
    site = LittleSite(tmp_path, f"plugins: [jekyll-relative-links]\nrelative_links: {wish}\n")
    site.write("_posts/2025-01-01-a.md", "---\nlayout: post\n---\n## One\n")
    text = "[a](2025-01-01-a.md)[a](/_posts/2025-01-01-a.md#one)[a](2025-01-01-a.md#two)\n"
    assert [each[0] for each in told(site, text)] == checks


def test_a_post_that_comes_later_may_link_to_one_that_comes_before(tmp_path):
    site = LittleSite(tmp_path)
    site.write("_posts/2990-01-01-a.md", "---\n---\n")
    body = "[a](/2990/01/01/a.html)\n"
    dated = FINE.replace("2025-12-03", "2991-01-01")
    later = site.check("link-unpublished", post(dated, body), "_posts/2991-01-01-b.md")
    assert (later, len(site.check("link-unpublished", post(FINE, body)))) == ([], 1)


def test_of_very_many_wrong_links_the_first_are_told(site):
    many = "{% for n in (1..5000) %}[x](/no/{{ n }})\n\n{% endfor %}"
    assert len(told(site, many)) <= 200


def test_an_anchor_of_layouts_that_are_not_known_is_a_hint(tmp_path):
    site = LittleSite(tmp_path)
    site.write("_layouts/post.html", "{% strange %}{{ content }}")
    (problem,) = site.check("link-anchor", post(FINE, "[x](#no)\n"), NAME)
    assert problem.severity is Severity.HINT


@pytest.mark.parametrize("page", ["/plain.html", "/about/", "/news/2024/05/06/boats.html", ""])
def test_an_anchor_of_a_page_that_is_known_whole_is_a_warning(site, page):
    (problem,) = site.check("link-anchor", post(FINE, f"[x]({page}#gone)\n"), NAME)
    assert problem.severity is Severity.WARNING


def test_without_a_site_links_are_not_checked(tmp_path):
    site = LittleSite(tmp_path)
    (tmp_path / "_config.yml").unlink()
    assert told(site, "[x](/no/)\n", "loose/post.md") == []


def test_a_page_that_came_since_is_seen(tmp_path, monkeypatch):
    site = LittleSite(tmp_path)
    assert [each[0] for each in told(site, "[x](/new.html)\n")] == ["link-missing"]
    site.write("new.html", "")
    monkeypatch.setattr(contents, "_latest", {})  # as if a second had gone by
    assert told(site, "[x](/new.html)\n") == []


class Anchors(HTMLParser):
    """The links and anchors of a page, read by another parser than the check's."""

    def __init__(self, html):
        super().__init__()
        self.hrefs, self.ids = [], set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "a" and values.get("href") is not None:
            self.hrefs.append(values["href"])
        self.ids |= {values.get("id"), values.get("name") if tag == "a" else None}


def leads_nowhere(href, root):
    """Does a server of the built site in `root` find no page, or no such anchor in it?"""
    parts = urlsplit(urljoin(f"https://example.org{URL}", href))
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != "example.org":
        return False
    path = root / unquote(parts.path).lstrip("/")
    shown = [path / "index.html", path] if parts.path.endswith("/") or not parts.path else [path]
    shown += [path / "index.html", path.parent / f"{path.name}.html"]
    is_folder = parts.path.endswith("/")
    file = next((each for each in (shown[:1] if is_folder else shown) if each.is_file()), None)
    if file is None:
        return True
    anchor = unquote(parts.fragment)
    if file.suffix != ".html" or not anchor or re.match(r"top$|:~:|!|.*=", anchor):
        return False
    return anchor not in Anchors(file.read_text("utf-8")).ids


@needs_jekyll
def test_what_is_told_is_what_leads_nowhere_in_the_built_site(tmp_path):
    site = linked_site(tmp_path)
    site.write(NAME, linking_post())
    problems = site.problems(linking_post(), NAME)
    lines = linking_post().split("\n")
    ours = {
        lines[each.line - 1][9:-1]
        for each in problems
        if each.check.startswith("link-") and each.check != "link-detour"
    }
    built = pages_built(tmp_path)
    assert built[NAME]["url"] == URL
    hrefs = Anchors(built[NAME]["output"]).hrefs
    assert len(hrefs) > 90
    assert ours == {href for href in hrefs if leads_nowhere(href, tmp_path / "_site")}
