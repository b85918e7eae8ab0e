"""A new post or draft: named by its title, with the fields that the posts of the site have."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from editor.jekyll.date import PostDate, date_of, zone_of
from editor.moves.plan import Plan, made
from editor.moves.post_date import dated
from editor.moves.post_habits import FieldHabit, PostHabits, post_habits, read, without_date
from editor.post.errors import FileError
from editor.post.post import Post
from editor.post.post_name import slug_for
from editor.post.scalar import Style, write
from editor.site.inside import check_new
from editor.site.place import Place
from editor.site.site import Site

TEMPLATES = {
    False: ("_templates/post.md", "_templates/post.markdown"),
    True: ("_templates/draft.md", "_drafts/_template.md", "_templates/post.md"),
}
WHOLE = "2025-12-03 12:00:00 +0000"  # how the first post of a site is dated


def new_post(title: str, site: Site, moment: datetime, *, draft: bool = False) -> Plan:
    """The plan that makes a post of that title, dated at `moment` (aware), or a draft.

    Fields, their order, quotes and lists are those of the site's latest posts, or of a template
    in `_templates/` or `_drafts/_template.md`. Raises FileError where there is no site, the title
    makes no name, or there is such a file already.
    """
    if not site.is_site:
        raise FileError("There is no site here: a folder with _config.yml or _posts.", site.root)
    title = " ".join(title.split())
    slug = slug_for(title)
    if not slug:
        raise FileError("The title makes no file name: it needs a letter or a digit.", site.root)
    own = post_habits(site, drafts=draft)
    habits = own if own.fields else PostHabits()
    place = Place(path_for(slug, site, moment, habits, draft=draft), site)
    post = begun(title, place, moment, habits, draft=draft)
    path = path_for(slug, site, day_read(post, place, moment), habits, draft=draft)
    if check_new(path, site.root).exists():
        raise FileError(f"There is a post “{path.name}” already. Choose another title.", path)
    return Plan(f"New post “{title}”", (made(path, post.to_bytes()),))


def begun(title: str, place: Place, moment: datetime, habits: PostHabits, *, draft: bool) -> Post:
    """The post with its title and its date, and nothing written yet."""
    site = place.site
    post = template(site, draft=draft)
    if post is None:
        fields = habits.fields
        if draft and not habits.date:
            fields = without_date(fields)
        post = Post.parse(written(fields, title).encode())
    else:
        post = post.set("title", title)
    has_date = "date" in post.values
    like = str(post.get("date") or "") or habits.date or WHOLE
    return dated(post, place, moment, like) if has_date else post


def template(site: Site, *, draft: bool) -> Post | None:
    """What the site keeps for new posts to begin with."""
    for name in TEMPLATES[draft]:
        if post := read(site.root / name, site):
            return post
    return None


def written(fields: tuple[FieldHabit, ...], title: str) -> str:
    """The front matter, with an empty line for the text behind it."""
    lines = [line_of(field, title) for field in fields]
    return "\n".join(["---", *lines, "---", "", ""])


def line_of(field: FieldHabit, title: str) -> str:
    """One field."""
    if field.name == "title":
        return f"title: {write(title, field.style)}"
    if field.name == "date" or field.value is None:
        return f"{field.name}:"
    if field.value == "" and field.style is Style.PLAIN:
        return f"{field.name}:"
    return f"{field.name}: {write(field.value, field.style)}"


def day_read(post: Post, place: Place, moment: datetime) -> datetime:
    """The moment that Jekyll reads, whose day the file is called by."""
    found = date_of(post, place) if "date" in post.values else None
    if isinstance(found, PostDate):
        return found.moment
    return moment.astimezone(zone_of(place.site.timezone))


def path_for(slug: str, site: Site, moment: datetime, habits: PostHabits, *, draft: bool) -> Path:
    """The file: `_posts/2025-12-03-slug.md`, `_drafts/slug.md`."""
    root = Path(site.root, site.collections_dir)
    if draft:
        return root / "_drafts" / f"{slug}{habits.suffix}"
    folder = f"{moment:{habits.folder}}" if habits.folder else ""
    return Path(root, "_posts", folder, f"{moment:%Y-%m-%d}-{slug}{habits.suffix}")
