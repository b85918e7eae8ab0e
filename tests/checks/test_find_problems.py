from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from little_site import LittleSite, post

from editor.checks import ALONE, WITH_SITE, find_problems
from editor.checks.problem import Severity
from editor.post.errors import UnreadablePost
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import Site

ORDER = [Severity.ERROR, Severity.WARNING, Severity.HINT]
FIELDS = ("title", "date", "tags", "categories", "tag", "image", "layout", "published")
VALUES = (
    "",
    "a",
    "2025-12-03",
    "2025-02-30 10:00:00",
    "2025-12-03T01:57:20",
    "soon",
    "[a, [b], {c: d}, :e, 1, ~, '']",
    "{path: x.png}",
    "a, b",
    ":x",
    "&a [b]",
    "|\n  a\n  b",
    "\n  - a\n  - 1.10",
    "'C:\\x.png'",
    "0",
    "[",
)


def test_the_gravest_come_first(tmp_path):
    text = post("tags: [a, a]\nlayout: nope\ntags: [b, b]", "![](x.png)\n")
    found = LittleSite(tmp_path).problems(text)
    assert [each.severity for each in found] == sorted(
        (each.severity for each in found), key=ORDER.index
    )
    assert len({each.severity for each in found}) == 3


def test_a_problem_is_the_same_when_found_again(tmp_path):
    site, text = LittleSite(tmp_path), post("tags: [a, a, 1]\nlayout: Post")
    assert site.problems(text) == site.problems(text)


def test_every_check_has_a_sentence_about_itself():
    checks = (*ALONE, *WITH_SITE)
    assert len(checks) == len({check.__doc__ for check in checks})
    assert all(check.__doc__ for check in checks)


@given(st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(VALUES)), st.text(max_size=80))
@settings(max_examples=200)
def test_any_post_is_checked_and_every_mend_gives_a_post(fields, body):
    text = "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + "---\n"
    try:
        subject = Post.parse((text + body).encode(errors="surrogateescape"))
    except (UnreadablePost, UnicodeEncodeError):
        return
    site = Site(Path("/nowhere"), {}, "chosen")
    place = Place(site.root / "_posts/2025-12-03-x.md", site)
    for problem in find_problems(subject, place):
        assert problem.message.endswith((".", ".”"))
        if problem.fix:
            mended = problem.fix.apply(subject)
            assert Post.parse(mended.to_bytes()) == mended
            assert find_problems(mended, place) != find_problems(subject, place)
