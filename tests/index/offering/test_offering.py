"""What a site on disk has to offer, as its posts would write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from linked_site import linked_site
from little_site import LittleSite, png

from editor.index.cache import Cache
from editor.index.offering import emoji, images, links, liquid, variables
from editor.index.offering.offered import Offered
from editor.index.site_index import SiteIndex
from editor.jekyll.liquid.filters import FILTERS
from editor.jekyll.liquid.tags import TAGS
from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.writing.completing.candidate import Candidate
from editor.writing.completing.matching import best

NAME = "_posts/2025-12-03-news.md"
USUAL = ("{% post_url 2024-07-01-Ropes %}", "{% link about.md %}")
HEADINGS = """---
---
## Twice

## Twice

## *Köln* & more {#own}

### Ende & Ziel

Under
--
"""
POST = "---\ntitle: News\nferry: true\n---\nWords.\n"


def offered(site: LittleSite, text: str = POST, name: str = NAME) -> Offered:
    place = site.place(name)
    index = SiteIndex(Cache(site.root, site.root / ".jekyll-cache"))
    assert list(index.look(place.site))
    return Offered(Post.parse(text.encode()), place, tuple(index.entries.values()))


def written(rows: list[Candidate]) -> dict[str, str]:
    return {each.text: each.before + each.after for each in rows}


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    return linked_site(tmp_path)


def test_a_post_is_found_by_the_name_of_its_file(site):
    rows = links.post_names(offered(site))
    assert [each.candidate.before for each in best("2024-07", rows)] == ["2024-07-01-Ropes"]


def test_the_other_published_posts_are_links_the_newest_first(site):
    site.write(NAME, POST)
    site.write("_drafts/idea.md", "---\ntitle: Idea\n---\n")
    rows = links.post_links(offered(site))
    assert [each.text for each in rows] == ["Later", "Ropes", "Boats"]
    assert rows[0].note == "2999-01-01 scheduled"
    assert rows[2].before == "[Boats]({% post_url 2024-05-06-boats %})"


def test_a_title_is_written_so_that_it_stays_one(tmp_path):
    site = LittleSite(tmp_path)
    site.write("_posts/2024-05-06-x.md", "---\ntitle: A [b] *c*\n---\n")
    assert links.post_links(offered(site))[0].before.startswith("[A \\[b\\] \\*c\\*](")


def test_posts_in_folders_are_named_with_them(tmp_path):
    site = LittleSite(tmp_path)
    site.write("_posts/old/2024-05-06-x.md", "---\ntitle: X\n---\n")
    assert links.post_names(offered(site))[0].before == "old/2024-05-06-x"


@pytest.mark.parametrize(
    ("address", "post", "page"),
    [
        (
            "{% post_url 2024-05-06-boats %}",
            "{% post_url 2024-07-01-Ropes %}",
            "{% link about.md %}",
        ),
        (
            "{{ site.baseurl }}{% post_url 2024-05-06-boats %}",
            "{{ site.baseurl }}{% post_url 2024-07-01-Ropes %}",
            "{{ site.baseurl }}{% link about.md %}",
        ),
        ("/news/2024/05/06/boats.html", "/2024/07/01/Ropes.html", "/about/"),
        (
            "https://example.org/news/2024/05/06/boats.html#own",
            "https://example.org/2024/07/01/Ropes.html",
            "https://example.org/about/",
        ),
        (
            "{{ '/news/2024/05/06/boats.html' | relative_url }}",
            "{{ '/2024/07/01/Ropes.html' | relative_url }}",
            "{{ '/about/' | relative_url }}",
        ),
        ("https://elsewhere.example/", *USUAL),
        ("/assets/map.png", *USUAL),
        ("/about/", *USUAL),
    ],
)
def test_addresses_are_written_as_most_posts_do(site, address, post, page):
    for number in range(2):
        site.write(f"_posts/2025-01-0{number + 1}-a.md", f"---\n---\nSee [it]({address}).\n")
    site.write("_posts/2025-01-03-b.md", "---\n---\nSee `[it](/2024/07/01/Ropes.html)`.\n")
    found = written(links.addresses(offered(site)))
    assert (found["Ropes"], found["about"]) == (post, page)


def test_headings_have_the_ids_that_kramdown_gives_them(site):
    rows = links.headings(now := offered(site, HEADINGS), Renderer(now.place))
    assert [(each.text, each.note) for each in rows] == [
        ("twice", "Twice"),
        ("twice-1", "Twice"),
        ("own", "Köln & more"),
        ("ende--ziel", "Ende & Ziel"),
        ("under", "Under"),
    ]


def test_files_for_link_are_those_that_it_finds(site):
    found = written(links.linked_files(offered(site)))
    assert {"about.md", "_docs/one.md", "team/kit.pdf", "_posts/2024-07-01-Ropes.md"} <= set(found)
    assert "_config.yml" not in found


def test_images_are_shown_as_the_posts_show_them(tmp_path):
    site = LittleSite(tmp_path)
    site.write("assets/x/a (1).png", png())
    site.write("assets/x/b.png", png())
    site.write(NAME, "---\n---\n![It]({{ '/assets/x/b.png' | relative_url }})\n")
    found = written(images.images(offered(site)))
    assert found["b.png"] == "![]({{ '/assets/x/b.png' | relative_url }})"
    assert written(images.image_addresses(offered(site)))["b.png"] == found["b.png"][4:-1]
    assert {each.note for each in images.images(offered(site))} == {"assets/x"}
    assert images.images(offered(site))[0].picture.startswith("assets/x/")
    for typed in ("/assets/x/b", "assets/x/b", "x/b"):  # whichever way the site writes it
        rows = best(typed, images.image_addresses(offered(site)))
        assert [each.candidate.text for each in rows] == ["b.png"]


def test_emoji_are_themselves_unless_the_site_makes_pictures_of_their_names(tmp_path):
    site = LittleSite(tmp_path)
    found = written(emoji.emoji(offered(site)))
    assert (found["smile"], found["+1"], found["heart"], found["de"]) == ("😄", "👍", "❤️", "🇩🇪")
    site.write("_config.yml", "plugins: [jemoji]\n")
    assert written(emoji.emoji(offered(site)))["smile"] == ":smile:"


def test_tags_and_filters_are_those_that_our_liquid_knows(site):
    now = offered(site)
    assert {each.text for each in liquid.filters(now)} == set(FILTERS)
    tags = written(liquid.tags(now))
    assert {tag.name for tag in TAGS} - {"illegal", "#"} <= set(tags)
    assert {tag.end for tag in TAGS if tag.block} <= set(tags)
    assert tags["raw"] == "raw %}{% endraw %}"
    assert tags["if"] == "if  %}{% endif %}"
    assert tags["comment"] == "comment %}{% endcomment %}"
    assert tags["include"] == "include  %}"
    assert tags["endfor"] == "endfor %}"
    assert tags["highlight"] == "highlight  %}\n\n{% endhighlight %}"


def test_includes_and_files_beside_are_found(site):
    site.write("_includes/a.html", "x")
    site.write("_includes/deep/b.html", "x")
    site.write("_posts/part.md", "x")
    now = offered(site)
    assert [each.text for each in liquid.includes(now)] == ["a.html", "deep/b.html"]
    assert "part.md" in written(liquid.files_beside(now))


def test_variables_come_with_their_values(site):
    site.write("_data/crew.yml", "captain:\n  name: Ada\nmates: [1, 2]\n")
    sets = "{% assign tide = 1 %}{% for p in site.posts %}{% endfor %}"
    text = f"---\nferry: true\nlong key: 1\n---\n{sets}\n"
    found = {each.text: each.note for each in variables.variables(offered(site, text))}
    assert found["page.ferry"] == "True"
    assert found["site.url"] == "https://example.org"
    assert found["site.data.crew.captain.name"] == "Ada"
    assert found["site.data.crew.mates"] == "2 items"
    assert {"page.title", "page.next", "site.posts", "site.docs", "tide", "p", "content"} <= set(
        found
    )
    assert "page.long key" not in found


def test_a_post_without_a_site_has_its_own_to_offer(tmp_path):
    path = tmp_path / "x.md"
    place = Place(path, find_site(path))
    now = Offered(Post.parse(POST.encode()), place)
    assert not place.site.is_site
    for offer in (links.post_links, links.addresses, links.linked_files, images.images):
        assert offer(now) == []
    assert liquid.includes(now) == liquid.files_beside(now) == []
    assert "page.ferry" in written(variables.variables(now))
    assert written(emoji.emoji(now))["smile"] == "😄"
    assert liquid.tags(now)
