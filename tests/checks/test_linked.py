"""The links and images of a post, each with its place and what became of it."""

from __future__ import annotations

import pytest
from linked_site import BAD, GOOD, NAME, linked_site
from little_site import LittleSite, png, post

from editor.checks.linked import State, linked_in
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site

HEAD = "title: T\ndate: 2025-12-03\nlayout: post"  # the body begins in line 6


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> LittleSite:
    site = linked_site(tmp_path_factory.mktemp("linked"))
    site.write("assets/x.png", png())
    return site


def found(site: LittleSite, body: str, head: str = HEAD):
    """Target, state, line of the file, and column of what a post links to and shows."""
    path = site.root / NAME
    text = Post.parse(post(head, body).encode())
    each = linked_in(text, Place(path, find_site(path)))
    return [(one.target, str(one.state), one.line, one.column) for one in each]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("no links\n", []),
        ("[a](/about/)\n", [("/about/", "fine", 6, 5)]),
        ("Words.\n\nand [a](/no/)\n", [("/no/", "problem", 8, 9)]),
        ("[a](/about/#none)\n", [("/about/#none", "problem", 6, 5)]),
        ("# Here\n\n[a](#here)\n", [("#here", "fine", 8, 5)]),
        ("[a](#there)\n", [("#there", "problem", 6, 5)]),
        ("[a](https://other.net/x)\n", [("https://other.net/x", "elsewhere", 6, 5)]),
        ("<https://other.net/x>\n", [("https://other.net/x", "elsewhere", 6, 2)]),
        ("[a](mailto:a@b.org)\n", [("mailto:a@b.org", "elsewhere", 6, 5)]),
        ("<a href='/about/'>a</a>\n", [("/about/", "fine", 6, 10)]),
        ("[a]\n\n[a]: /about/\n", [("/about/", "fine", 8, 6)]),
        ("[a](/about/) [b](/about/)\n", [("/about/", "fine", 6, 5), ("/about/", "fine", 6, 18)]),
        ("{% link about.md %}\n", []),
        ("[a]({% link about.md %})\n", [("/about/", "fine", 6, None)]),
        ("[a]({% link no.md %}) [b](/about/)\n", [("/about/", "unchecked", 6, 27)]),
        ("a[^1]\n\n[^1]: See [b](/about/).\n", [("/about/", "fine", 8, 15)]),
        ("* toc\n{:toc}\n\n# Here\n", []),
        ("`[a](/no/)`\n", []),
        ("![x](/assets/x.png)\n", [("/assets/x.png", "fine", 6, 1)]),
        ("![x](/assets/y.png)\n", [("/assets/y.png", "problem", 6, 1)]),
        ("![](/assets/x.png)\n", [("/assets/x.png", "problem", 6, 1)]),
        ("a ![x](https://a.net/x.png)\n", [("https://a.net/x.png", "elsewhere", 6, 3)]),
        ("![](https://a.net/x.png)\n", [("https://a.net/x.png", "problem", 6, 1)]),
        ("![x](data:image/gif;base64,AAAA)\n", [("data:image/gif;base64,AAAA", "fine", 6, 1)]),
        ("![x]({{ page.x }})\n", [("{{ page.x }}", "unchecked", 6, 1)]),
        ("<img src='/assets/x.png' alt='x'>\n", [("/assets/x.png", "fine", 6, 1)]),
        (
            "[![x](/assets/x.png)](/about/)\n",
            [("/assets/x.png", "fine", 6, 2), ("/about/", "fine", 6, 23)],
        ),
    ],
)
def test_what_a_post_links_to_and_shows(site, body, expected):
    assert found(site, body) == expected


def test_the_image_of_the_front_matter_comes_first(site):
    head = f"{HEAD}\nimage: /assets/x.png"
    assert found(site, "[a](/about/)\n", head) == [
        ("/assets/x.png", "fine", 5, None),
        ("/about/", "fine", 7, 5),
    ]


@pytest.mark.parametrize("href", GOOD)
def test_a_link_is_wrong_where_the_check_says_so(site, href):
    body = f"## Here and now\n\n[a link]({href})\n"
    text = post(HEAD, body)
    wrong = [each for each in site.problems(text, NAME) if each.check.startswith("link-")]
    path = site.root / NAME
    (link,) = linked_in(Post.parse(text.encode()), Place(path, find_site(path)))
    assert list(link.problems) == wrong
    is_elsewhere = href.startswith(("mailto:", "tel:", "https://elsewhere.example"))
    good = State.ELSEWHERE if is_elsewhere else State.FINE
    assert link.state is (State.PROBLEM if wrong else good)


@pytest.mark.parametrize("href", BAD)
def test_a_bad_link_has_the_problem_of_the_check(site, href):
    text = post(HEAD, f"Words.\n\n[a link]({href})\n")
    path = site.root / NAME
    (link,) = linked_in(Post.parse(text.encode()), Place(path, find_site(path)))
    assert [(each.check, each.line) for each in link.problems] == [(BAD[href][0], 8)]


def test_without_a_site_what_would_be_in_it_is_not_checked():
    text = Post.parse(b"[a](/about/) ![x](/x.png) <https://a.net>\n")
    states = [each.state for each in linked_in(text, Place(None, find_site(None)))]
    assert states == [State.UNCHECKED, State.UNCHECKED, State.ELSEWHERE]
