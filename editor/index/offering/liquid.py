"""Tags and filters that Jekyll's Liquid knows, files for its tags, and languages of code."""

from __future__ import annotations

from collections.abc import Iterator

from editor.index.offering.offered import Offered
from editor.jekyll.kramdown.rouge_languages import LANGUAGES
from editor.jekyll.pages import include_folders
from editor.site.inside import files_below
from editor.writing.completing.candidate import Candidate

INSIDE = {"if": ("else", "elsif"), "case": ("when",)}  # what stands in a tag, beside its end
ALONE = {"break", "continue", "else", "comment", "ifchanged"}  # nothing is written behind the name
FOR_FILES = {"include", "include_cached", "include_relative", "link", "post_url", "highlight"}
OF_PROGRAMS = {"illegal", "#"}
RAW = "raw"  # which is read before any tag is


def tags(_offered: Offered) -> list[Candidate]:
    """Each tag; a block together with its end."""
    from editor.jekyll.liquid.tags import TAGS  # takes a while to read

    ends = {tag.name: tag.end if tag.block else "" for tag in TAGS if tag.name not in OF_PROGRAMS}
    ends[RAW] = "endraw"
    return [*(_tag(name, end) for name, end in sorted(ends.items())), *_inner_tags(ends)]


def filters(_offered: Offered) -> list[Candidate]:
    """Each filter."""
    from editor.jekyll.liquid.filters import FILTERS

    return [Candidate(name, name, note="filter", icon="filter-outline") for name in sorted(FILTERS)]


def includes(offered: Offered) -> list[Candidate]:
    """The files that `include` finds, those of the theme last."""
    site = offered.place.site
    names = {
        file.relative_to(folder).as_posix(): folder.name
        for folder in reversed(include_folders(site) if site.is_site else [])
        for file in sorted(files_below(folder, folder, lambda _folder: True))
    }
    return [
        Candidate(name, name, note=folder, icon="file-import-outline")
        for name, folder in names.items()
    ]


def files_beside(offered: Offered) -> list[Candidate]:
    """The files that `include_relative` finds: beside the post and below."""
    path, root = offered.place.path, offered.place.site.root
    if path is None or not offered.place.site.is_site:
        return []
    names = (file.relative_to(path.parent).as_posix() for file in files_below(path.parent, root))
    return [Candidate(name, name, icon="file-import-outline") for name in sorted(names)]


def languages(_offered: Offered) -> list[Candidate]:
    """The languages whose code is coloured."""
    return [Candidate(name, name, icon="code-tags") for name in sorted(LANGUAGES)]


def _tag(name: str, end: str) -> Candidate:
    gap = "" if name in ALONE or name == RAW else " "
    closing = f"{{% {end} %}}" if end else ""
    lines = "\n\n" if name == "highlight" else ""
    before, after = f"{name}{gap}", f" %}}{lines}{closing}"
    if not gap:  # nothing is to be written but what stands inside
        before, after = f"{name} %}}", closing
    note = f"… {end}" if end else "tag"
    goes_on = name in FOR_FILES
    return Candidate(name, before, after, note, icon="code-braces", part=name, goes_on=goes_on)


def _inner_tags(ends: dict[str, str]) -> Iterator[Candidate]:
    for name, end in ends.items():
        for each in (*INSIDE.get(name, ()), *([end] if end else [])):
            has_more = each in ("elsif", "when")
            before, after = (f"{each} ", " %}") if has_more else (f"{each} %}}", "")
            yield Candidate(each, before, after, f"of {name}", icon="code-braces", part=each)
