"""How the latest posts of a site begin: which fields, in which order, written how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from editor.post.errors import PostError
from editor.post.fences import Format
from editor.post.front_matter import Field
from editor.post.post import Post
from editor.post.post_name import read_post_name
from editor.post.scalar import DATE_LIKE, Style, Value
from editor.post.written_date import WrittenDate
from editor.site.inside import read_inside
from editor.site.post_files import posts_below
from editor.site.site import Site

LATEST = 20  # posts that habits are learnt from
OWN = ("title", "date")  # what each post has of its own, whatever the others have
STARTS_EMPTY = ("tags", "categories", "excerpt", "image", "description", "redirect_from", "slug")


@dataclass(frozen=True)
class FieldHabit:
    """A field that posts of the site have, and what a new one begins with."""

    name: str
    style: Style
    value: Value = None


@dataclass(frozen=True)
class PostHabits:
    """How a site's posts begin; as it stands here, how most sites' do."""

    fields: tuple[FieldHabit, ...] = (
        FieldHabit("layout", Style.PLAIN, "post"),
        FieldHabit("title", Style.DOUBLE),
        FieldHabit("date", Style.PLAIN),
        FieldHabit("categories", Style.FLOW, []),
        FieldHabit("tags", Style.FLOW, []),
    )
    suffix: str = ".md"
    date: str = ""  # that of the latest post, as it is written
    folder: str = ""  # in `_posts`, as year and month: "%Y", "%Y/%m"

    def has(self, name: str) -> bool:
        """Do posts have that field?"""
        return any(field.name == name for field in self.fields)


@dataclass(frozen=True)
class Known:
    """A post of the site, read."""

    path: PurePosixPath
    post: Post


def post_habits(site: Site, *, drafts: bool = False) -> PostHabits:
    """How the latest posts, or drafts where there are some, begin."""
    known = latest(site, drafts=drafts)
    if not known:
        return PostHabits(fields=without_date(PostHabits().fields) if drafts else PostHabits.fields)
    dates = [str(each.post.get("date")) for each in known if each.post.get("date") is not None]
    return PostHabits(
        fields_of([each.post for each in known]),
        Counter(each.path.suffix for each in known).most_common(1)[0][0],
        next((date for date in dates if WrittenDate.parse(date)), ""),
        "" if drafts else folder_of([each.path for each in known[:5]]),
    )


def latest(site: Site, *, drafts: bool) -> list[Known]:
    """The latest posts whose front matter can be read; drafts where they are asked for."""
    kind = "_drafts" if drafts else "_posts"
    files = [file for file in posts_below(site.root) if kind in file.parts]
    found: list[Known] = []
    for file in sorted(files, key=lambda each: each.name, reverse=True)[:LATEST]:
        path = site.relative(file)
        if path is not None and not file.name.startswith("_") and (post := read(file, site)):
            found.append(Known(path, post))
    return found


def read(file: Path, site: Site) -> Post | None:
    """The post in a file; None where it has no front matter that can be read."""
    try:
        post = Post.parse(read_inside(file, site.root))
    except PostError:
        return None
    return post if post.format is Format.YAML and not post.yaml_error else None


def fields_of(posts: Sequence[Post]) -> tuple[FieldHabit, ...]:
    """The fields that most of these posts have, in the order of the latest that has them."""
    counts = Counter(name for post in posts for name in post.values)
    usual = {name for name, count in counts.items() if count * 2 > len(posts)} | {"title"}
    order = max(posts, key=lambda post: len(usual & post.values.keys()))
    names = [name for name in order.values if name in usual]
    names += [name for name in counts if name in usual and name not in names]
    if "title" not in names:
        names.insert(0, "title")
    return tuple(field_habit(name, posts) for name in names)


def field_habit(name: str, posts: Sequence[Post]) -> FieldHabit:
    """How these posts write a field, and what a new post has there."""
    fields = [
        field for post in posts for field in post.front_matter.fields[::-1] if field.key == name
    ]
    styles = Counter(style_of(field) for field in fields)
    style = styles.most_common(1)[0][0] if styles else Style.DOUBLE
    return FieldHabit(name, style, start_of(name, fields))


def style_of(field: Field) -> Style:
    """How a value is written; an unquoted date says nothing of how texts are."""
    is_list = isinstance(field.value, list) or field.style in (Style.FLOW, Style.BLOCK)
    if is_list or field.style not in (Style.EMPTY, Style.LITERAL, Style.FOLDED):
        return field.style
    return Style.DOUBLE


def start_of(name: str, fields: Sequence[Field]) -> Value:
    """What a new post begins with: the value that most posts share, else nothing of that kind."""
    values = [field.value for field in fields]
    if name not in (*OWN, *STARTS_EMPTY):
        for value in values:
            same = sum(each == value and type(each) is type(value) for each in values)
            if same * 2 > len(values) and isinstance(value, str | int | float | bool):
                return "" if isinstance(value, str) and DATE_LIKE.fullmatch(value) else value
    lists = sum(isinstance(value, list) for value in values)
    return [] if lists * 2 > len(values) else ""


def folder_of(paths: Sequence[PurePosixPath]) -> str:
    """The folders of year and month into which the posts are sorted, as `%Y/%m`; "" for none."""
    for pattern in ("%Y/%m", "%Y"):
        if all(inner_folder(path) == day_folder(path, pattern) for path in paths):
            return pattern
    return ""


def inner_folder(path: PurePosixPath) -> str:
    """The folders between `_posts` and the file."""
    parts = path.parts[:-1]
    return "/".join(parts[parts.index("_posts") + 1 :]) if "_posts" in parts else ""


def day_folder(path: PurePosixPath, pattern: str) -> str | None:
    """What the folder would be called by the date of the name."""
    name = read_post_name(path.name)
    return f"{name.date:{pattern}}" if name and name.date else None


def without_date(fields: Sequence[FieldHabit]) -> tuple[FieldHabit, ...]:
    """The fields but for the date, which a draft gets when it is published."""
    return tuple(field for field in fields if field.name != "date")
