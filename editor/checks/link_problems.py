"""What is wrong with the links of a post that stay in its site, and the one right mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from editor.checks.link_places import LinkPlace, LinkPlaces
from editor.checks.problem import Fix, Problem, Severity
from editor.checks.subject import Subject
from editor.jekyll.body_links import BodyLink, ids_in, is_inside, links_of
from editor.jekyll.contents import is_held_back
from editor.jekyll.document import Document
from editor.jekyll.internal_links import Kind, Landing, fragment_of, landing, path_of, with_path
from editor.jekyll.kramdown import Block
from editor.jekyll.output import Output, output_now
from editor.jekyll.page import document_of
from editor.precedence import window_first

NOT_FOUND = "Readers who follow it are told that there is no such page."
WHAT_IS_WRONG = {
    Kind.MISSING: (
        Severity.WARNING,
        f"The link {{0}} leads nowhere: the site has no such page or file. {NOT_FOUND}",
    ),
    Kind.UNKNOWN: (
        Severity.HINT,
        "No file of the site stands behind the link {0}; {1} may add such a page. Try whether "
        "it is there.",
    ),
    Kind.WRONG_CASE: (
        Severity.WARNING,
        "The link {0} has other capitals than the page, which is at {1}. Most web servers tell "
        f"capitals apart. {NOT_FOUND}",
    ),
    Kind.NO_BASEURL: (
        Severity.WARNING,
        "The link {0} lacks the site’s baseurl, below which all its pages stand. "
        f"{NOT_FOUND} Write {{1}}.",
    ),
    Kind.OUTSIDE: (
        Severity.HINT,
        "The link {0} leads out of the site, whose pages all stand below its baseurl {1}. Try "
        "whether something is there.",
    ),
    Kind.UNPUBLISHED: (
        Severity.WARNING,
        f"The link {{0}} leads to {{1}}, which is not published now. {NOT_FOUND}",
    ),
    Kind.MARKDOWN: (
        Severity.WARNING,
        f"The link {{0}} names a source file, and Jekyll publishes the page made of it at {{1}}. "
        f"{NOT_FOUND}",
    ),
    Kind.DETOUR: (
        Severity.HINT,
        "The link {0} is found by many web servers, but not by all: the page is at {1}.",
    ),
}
MOST_TOLD = 200  # of one post
LEADS_THERE = (Kind.FOUND, Kind.DETOUR)
NO_ANCHOR = "Readers come to the top of the page."
NOT_ANCHORS = ("!", "/", ":~:")  # what scripts and browsers read


@dataclass(frozen=True)
class Linking:
    """A post whose text is worked out, in its site."""

    subject: Subject
    blocks: tuple[Block, ...]
    output: Output
    document: Document

    @cached_property
    def _failing(self) -> frozenset[int]:
        """The lines whose Liquid fails."""
        return frozenset(problem.line for problem in self.subject.worked_out.problems)

    def is_worked_out(self, link: BodyLink) -> bool:
        """Is what stands there what Jekyll would publish?"""
        return self._failing.isdisjoint(range(link.line, link.line + max(link.lines, 1)))

    @cached_property
    def url(self) -> str:
        """Its address, without the baseurl."""
        return self.output.url(self.document)

    @cached_property
    def body(self) -> str:
        """The HTML of its text."""
        return "".join(block.html for block in self.blocks)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The anchors of its text."""
        return frozenset(ids_in(self.body))

    @cached_property
    def anchors_around(self) -> frozenset[str] | None:
        """Those of its whole page; None where the layouts are not all known."""
        return self.output.anchors.around(self.document, self.body)


def problems_of(subject: Subject) -> Iterator[Problem]:
    """What is wrong with the links of a post that stands in a site; of very many the first."""
    inside = [link for link in links_of(subject.blocks) if is_inside(link.href, subject.place.site)]
    if inside:
        yield from dict.fromkeys(islice(wrong_links(inside, linking_of(subject)), MOST_TOLD))


def linking_of(subject: Subject) -> Linking:
    """What the links of a post that stands in a site are looked at with."""
    document = document_of(subject.post, subject.place)
    return Linking(subject, tuple(subject.blocks), output_now(subject.place.site), document)


def wrong_links(inside: list[BodyLink], linking: Linking) -> Iterator[Problem]:
    """What is wrong with the links; a definition that many share is told for each."""
    places = LinkPlaces(linking.subject.post.text)
    for link in inside:
        window_first.give_way()
        if linking.is_worked_out(link) and (problem := problem_of(link, linking, places)):
            yield problem


def problem_of(link: BodyLink, linking: Linking, places: LinkPlaces) -> Problem | None:
    """What is wrong with a link, if anything is."""
    found = landing(link.href, linking.url, linking.document.path, linking.output)
    wrong = wrong_anchor(link, found, linking) or wrong_path(link, found, linking)
    return placed(wrong, link, places, linking.subject) if wrong else None


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a link, and the link as it should be."""

    check: str
    severity: Severity
    message: str
    better: str | None = None


def wrong_path(link: BodyLink, found: Landing, linking: Linking) -> Wrong | None:
    """What is wrong with where a link leads."""
    if not link.href:
        return Wrong("link-empty", Severity.HINT, "A link leads nowhere: its address is empty.")
    if found.kind not in WHAT_IS_WRONG or is_out_by_then(found, linking):
        return None
    severity, message = WHAT_IS_WRONG[found.kind]
    about = {
        Kind.UNKNOWN: linking.output.plugins.stranger or "another program of that server",
        Kind.OUTSIDE: linking.output.contents.site.baseurl,
        Kind.UNPUBLISHED: str(found.source),
    }.get(found.kind, found.better)
    better = found.better and with_path(link.href, found.better)
    return Wrong(f"link-{found.kind}", severity, message.format(link.href, about), better)


def is_out_by_then(found: Landing, linking: Linking) -> bool:
    """Is the post that a link leads to still to come, but not after this one?"""
    contents, own = linking.output.contents, linking.document.date
    if found.kind is not Kind.UNPUBLISHED or not found.source or not own:
        return False
    other = contents.document(found.source)
    return bool(other and other.date and not is_held_back(other) and other.date <= own)


def wrong_anchor(link: BodyLink, found: Landing, linking: Linking) -> Wrong | None:
    """What is wrong with the part behind the #."""
    anchor = fragment_of(link.href)
    if not anchor or anchor.lower() == "top" or anchor.startswith(NOT_ANCHORS) or "=" in anchor:
        return None
    known, is_whole = anchors(anchor, link, found, linking)
    if known is None or anchor in known:
        return None
    page = "this post" if not path_of(link.href) else "the page"
    if is_whole:
        severity, doubt = Severity.WARNING, ""
    else:
        severity, doubt = Severity.HINT, " Its layouts are not all known; they may have it."
    message = f"The link {link.href}: in {page} there is no heading or id “{anchor}”. {NO_ANCHOR}"
    meant = [each for each in known if each.casefold() == anchor.casefold()]
    better = f"{link.href.partition('#')[0]}#{meant[0]}" if len(meant) == 1 else None
    return Wrong("link-anchor", severity, message + doubt, better)


def anchors(
    anchor: str, link: BodyLink, found: Landing, linking: Linking
) -> tuple[frozenset[str] | None, bool]:
    """The anchors of the page that a link leads to, and whether they are all that it has.

    None: nothing is known of them.
    """
    kept = linking.output.anchors
    if not path_of(link.href) or found.source == linking.document.path:
        own = linking.anchors
        whole = own if anchor in own else linking.anchors_around
    elif found.kind not in LEADS_THERE or not found.source or not is_page(found.file):
        return None, False
    else:
        own = kept.in_body(found.source)
        whole = own if anchor in own else kept.in_page(found.source)
    if whole is None:
        return own, False
    return (whole if anchor in whole else own | whole), True  # very many links ask for theirs


def is_page(file: str | None) -> bool:
    """Is a file one that has anchors?"""
    return file is not None and file.endswith((".html", ".htm"))


def placed(wrong: Wrong, link: BodyLink, places: LinkPlaces, subject: Subject) -> Problem:
    """The problem with its place in the file, and its fix."""
    written = ways_to_write(link.href, subject.place.site.baseurl, wrong.better)
    place = places.find(link, [each for each in written if each])
    better = written.get(place.written)
    return Problem(
        wrong.check,
        wrong.severity,
        wrong.message,
        line=subject.post.body_line - 1 + place.line,
        column=place.column or None,
        fix=fix(place, better) if better else None,
    )


def ways_to_write(href: str, baseurl: str, better: str | None = None) -> dict[str, str | None]:
    """How a link of the page may stand in the text, and how `better` would stand there."""
    written = {href.replace("&", "&amp;"): None, href: better}
    if baseurl and href.startswith(f"{baseurl}/"):  # {{ site.baseurl }} writes it
        written[href.removeprefix(baseurl)] = better.removeprefix(baseurl) if better else None
    return written


def fix(place: LinkPlace, better: str) -> Fix:
    """Writes the link as it should be."""
    return Fix(f"Use {better}", place.change(better))
