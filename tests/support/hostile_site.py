"""A site of a stranger: its links, pipes, paths and settings lead out of it wherever they can."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from editor.checks import find_problems
from editor.checks.many_posts import Checker
from editor.index.image_survey import survey_images
from editor.index.reading import entries_of, rows_of
from editor.index.site_index import post_stamps
from editor.jekyll.assets import Assets
from editor.jekyll.contents import contents_of
from editor.jekyll.jekyll_build import prepare
from editor.jekyll.output import output_now
from editor.jekyll.page import document_of
from editor.jekyll.pages import pages_of
from editor.jekyll.standalone import standalone_article, standalone_page
from editor.moves.duplicate import duplicate
from editor.moves.image_import import Wish, image_import
from editor.moves.image_rename import image_rename
from editor.moves.new_post import new_post
from editor.moves.publishing import publish, rename
from editor.moves.tags import Kind, renamed
from editor.post.errors import PostError
from editor.post.post import Post
from editor.site.image_habits import image_habits
from editor.site.images import resolve
from editor.site.place import Place
from editor.site.post_files import posts_below
from editor.site.site import Site, find_site

SECRET = "the-secret-outside"
UPS = ("../" * 12, "..%2f" * 12, "%2e%2e/" * 12, "%252e%252e/" * 12, "..\\" * 12, "....//" * 12)
UPS += ("%c0%ae%c0%ae/" * 12, "./.." * 12 + "/", "assets/../../", "/", "//", "file://", "\\\\")
CONFIGS = (
    "title: Plain\n",
    "layouts_dir: {up}\nincludes_dir: {up}\ndata_dir: {up}\nsass: {{sass_dir: {up}}}\n",
    "layouts_dir: {out}\nincludes_dir: {out}\ndata_dir: {out}\nplugins_dir: {out}\n",
    "source: {up}\ndestination: {up}\ncollections_dir: {up}\n",
    "source: linked\n",
    "collections_dir: linked\n",
    "collections: [../../outside, linked, 'x/../../../outside']\n",
    "sass: {{sass_dir: linked, load_paths: [{up}, {out}, linked, /]}}\n",
    "theme: evil\n",
    "theme: ../../outside\n",
    "plugins_dir: /\ninclude: [linked, .., /]\n",
    "defaults: [{{scope: {{path: '{up}**/*'}}, values: {{a: 1}}}}, "
    "{{scope: {{path: '/**/**/**/*'}}, values: {{b: 1}}}}]\n",
)
NAMES = (
    "x.md",
    "secret.html",
    "secret.png",
    "secret.scss",
    "secret.yml",
    "secret.json",
    "data.csv",
)

FOLDERS = ("_posts", "_drafts", "_layouts", "_includes", "_data", "_sass", "assets", "css", "_x")


def references(outside: Path) -> Iterator[str]:
    """Every way out that comes to mind, for each kind of file."""
    for name in ("secret.png", "secret.html", "secret.scss", "secret"):
        for up in UPS:
            yield f"{up}{str(outside).lstrip('/')}/{name}"
        yield from (f"linked/{name}", f"linked/../{name}", f"chain/{name}", f"link-to-{name}")
        yield from (
            f"/linked/{name}",
            f"assets/linked/{name}",
            f"{name}\0.png",
            f"{outside}/{name}",
        )
    yield from (
        "/dev/zero",
        "/dev/stdin",
        "/proc/self/environ",
        "pipe.png",
        "socket.png",
        "zero.png",
    )
    yield from ("loop", "loop/x.png", "~/.ssh/id_rsa", "C:/x.png", "a" * 5000, "\0", "..", ".", "")


def hostile_site(root: Path, outside: Path, config: str) -> Path:
    """The site at `root`; gives the file of its post."""
    for name in NAMES:
        outside.joinpath(name).write_text(f"---\ntitle: {SECRET}\n---\n{SECRET} {{a: b}}\n")
    folders = (
        "_posts",
        "_drafts",
        "_layouts",
        "_includes",
        "_data",
        "_sass",
        "assets",
        "css",
        "_x",
    )
    for folder in folders:
        root.joinpath(folder).mkdir(parents=True)
        populate(root / folder, outside)
    populate(root, outside)
    gems = root / "vendor/bundle/ruby/3.1.0/gems"
    gems.mkdir(parents=True)
    gems.joinpath("evil-9.9.9").symlink_to(outside)
    root.joinpath("_config.yml").write_text(
        config.format(up="../" * 12 + str(outside).lstrip("/"), out=outside)
    )
    (root / "css/main.scss").write_text("---\n---\n@import 'secret', 'linked/secret';\n")
    (root / "css/more.scss").write_text(f"---\n---\n@import '{outside}/secret.scss';\n")
    body = "".join(tags(outside))
    post = root / "_posts/2026-01-02-own.md"
    head = (
        f"---\ntitle: ../../../outside/x\nlayout: {outside}/secret\nimage: ../outside/secret.png\n"
    )
    post.write_text(f"{head}tags: [../../x, /etc/passwd]\ncategories: ['../..', '/']\n---\n{body}")
    (root / "_drafts/draft.md").write_text(f"{head}---\n{body}")
    for n, layout in enumerate(("../../outside/secret", "linked/secret", "secret", "..", "/")):
        text = f"---\ntitle: x\nlayout: {layout}\n---\n"
        (root / f"_posts/2026-01-0{n + 3}-more.md").write_text(text)
    return post


def populate(folder: Path, outside: Path) -> None:
    """Links of every kind that lead out, pipes and devices."""
    (folder / "linked").symlink_to(outside)
    (folder / "chain").symlink_to(folder / "linked")
    (folder / "loop").symlink_to(folder / "loop")
    for name in NAMES:
        (folder / f"link-to-{name}").symlink_to(outside / name)
        (folder / name).symlink_to(f"linked/{name}")
        (folder / f"2026-01-09-{name}").symlink_to(outside / name)
    for ending in ("md", "html", "png", "yml", "scss", "css"):
        os.mkfifo(folder / f"pipe.{ending}")
        (folder / f"zero.{ending}").symlink_to("/dev/zero")
    os.mkfifo(folder / "2026-01-08-pipe.md")
    for name in ("Gemfile", "_redirects", "x.gemspec", ".htaccess"):
        os.mkfifo(folder / name)
    with suppress(OSError), socket.socket(socket.AF_UNIX) as each:  # a path too long for one
        each.bind(str(folder / "socket.png"))


def tags(outside: Path) -> Iterator[str]:
    """A body that asks for everything."""
    for each in references(outside):
        if "\0" not in each:
            yield f"![]({each}) <img src='{each}'> [x]({each})\n\n"
            yield f"{{% include {each} %}}{{% include_relative {each} %}}{{% link {each} %}}"
            yield f"{{% post_url {each} %}}{{% include_cached {each} %}}\n"
            yield f"{{% assign f = '{each}' %}}{{% include {{{{ f }}}} %}}\n"
            yield (
                f"{{{{ '@import \"{each}\";' | scssify }}}}\n"
                if each in ("linked/secret", "chain/secret")
                else "\n"
            )
    yield "{{ site.data | jsonify }}{{ site.static_files | map: 'path' }}{{ site.layouts }}\n"


def look_everywhere(post_file: Path, work: Path, outside: Path) -> str:
    """All that reads or plans something for a post and its site; gives all that was shown."""
    site = find_site(post_file)
    place = Place(post_file, site)
    post = Post.parse(post_file.read_bytes())
    now = datetime.now(UTC)
    shown = [repr(site.config), repr(site.config_error), repr(site.layouts)]
    shown += [str(resolve(each, place).path) for each in references(outside)]
    shown += [each.message for each in find_problems(post, place, now)]
    page = pages_of(site).with_document(document_of(post, place)).page(document_of(post, place))
    shown += [page.html, standalone_article(post, place), standalone_page(post, place)]
    assets = Assets(site, "/x/")
    for address in (*references(outside), "/css/main.css", "/css/more.css"):
        shown += [assets.embedded(address), assets.style(address) or ""]
    contents = contents_of(site)
    shown += [repr(contents.data), repr(contents.static_files), repr(contents.posts)]
    shown.append(repr(output_now(site)))
    shown += [repr(Checker(site).check(file)) for file in posts_below(site.root)]
    stamps = list(post_stamps(site.root).items())
    shown += [repr(rows_of(site, entries_of(site, stamps))), repr(survey_images(site))]
    prepare(post, place, work / "build")
    copies = (file for file in (work / "build").rglob("*") if file.is_file())
    shown += [file.read_text("utf-8", "replace") for file in copies]
    return "\n".join((*shown, *plans(post, place, site, outside, now)))


def plans(post: Post, place: Place, site: Site, outside: Path, now: datetime) -> Iterator[str]:
    """The plans of all moves; none may write outside."""
    draft = Place(site.root / "_drafts/draft.md", site)
    image = next((site.root / "assets").glob("*.png")).relative_to(site.root)
    picture = Wish((work_picture()), "../../outside/x.png")
    habits = image_habits(site)
    makers = [
        lambda: new_post("../../outside/x", site, now),
        lambda: duplicate(post, place, now),
        lambda: publish(draft, now),
        lambda: renamed(Kind.TAGS, ["../../x"], "new", site),
        lambda: image_rename(type(image)(image), type(image)("../outside/y.png"), site),
        lambda: image_import(picture, post, place, habits).plan,
    ]
    makers += [
        lambda slug=slug: rename(place, slug) for slug in ("../../x", f"{outside}/x", "linked/x")
    ]
    for make in makers:
        try:
            plan = make()
        except PostError as error:
            yield str(error)
            continue
        for change in plan.changes:
            for path in filter(None, (change.old, change.new)):
                real = Path(os.path.realpath(path))
                assert real.is_relative_to(os.path.realpath(site.root)), path
        yield repr(plan)


def work_picture() -> bytes:
    """A picture to bring in."""
    from pictures import picture

    return picture()


def opened_outside(outside: Path, root: Path) -> list[str]:
    """Begin to note every file that is opened, and folder that is listed, outside the site."""
    found: list[str] = []
    forbidden = (os.path.realpath(outside), "/etc/passwd", "/dev/zero", "/proc/self/environ")

    def note(event: str, args: tuple[object, ...]) -> None:
        if event in ("open", "os.listdir", "os.scandir") and isinstance(args[0], str | os.PathLike):
            path = os.fspath(args[0])
            real = os.path.realpath(path)
            is_pipe = isinstance(path, str) and path.startswith(str(root)) and is_strange(real)
            if isinstance(real, str) and (real.startswith(forbidden) or is_pipe):
                found.append(f"{event} {path}")

    sys.addaudithook(note)
    return found


def is_strange(path: str) -> bool:
    """Is it there, and neither a file nor a folder?"""
    return os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path))
