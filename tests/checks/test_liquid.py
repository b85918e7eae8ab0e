"""What the Liquid of a text says of it."""

from pathlib import Path

import pytest
from little_site import NAME, LittleSite, post

from editor.checks.problem import Severity


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    return LittleSite(tmp_path)


def found(site: LittleSite, body: str, fields: str = "title: News") -> list[tuple[str, int | None]]:
    problems = site.problems(post(fields, body))
    return [(each.check, each.line) for each in problems if each.check.startswith("liquid")]


def test_what_liquid_can_work_out_is_no_problem(site: LittleSite) -> None:
    site.write("_includes/note.html", "{{ include.text }}")
    site.write("_posts/2025-01-01-old.md", post("title: Old"))
    body = "{% include note.html text='x' %} {{ page.title }} {% post_url 2025-01-01-old %}\n"
    assert found(site, body) == []


@pytest.mark.parametrize(
    "tag",
    [
        "{% include gone.html %}",
        "{% post_url 2020-01-01-gone %}",
        "{% link gone.md %}",
        "{% if %}x{% endif %}",
        "{% for x in site.posts %}",
    ],
)
def test_what_stops_the_build_is_an_error_at_its_line(site: LittleSite, tag: str) -> None:
    assert found(site, f"one\n\ntwo {tag}\n") == [("liquid-error", 6)]


def test_an_unknown_tag_and_an_unknown_filter_are_hints(site: LittleSite) -> None:
    body = "{% youtube abc %}\n\n{{ 'x' | shout }}\n"
    assert found(site, body) == [("liquid-unknown", 4), ("liquid-unknown", 6)]
    problems = site.check("liquid-unknown", post("title: News", body))
    assert [each.severity for each in problems] == [Severity.HINT] * 2


def test_a_post_may_hold_liquid_that_is_not_to_be_run(site: LittleSite) -> None:
    assert found(site, "{% if %}", "title: News\nrender_with_liquid: false") == []


def test_a_post_links_to_itself_before_it_is_saved(site: LittleSite) -> None:
    assert found(site, f"{{% link {NAME} %}}\n") == []


def test_a_loop_without_end_is_told_from_a_mistake(site: LittleSite) -> None:
    body = "{% for a in (1..1000000) %}{% for b in (1..1000000) %}{% endfor %}{% endfor %}\n"
    assert found(site, body) == [("liquid-too-much", 4)]


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("post_url 2025-01-02-old", "post_url 2025-01-01-old"),
        ("post_url 2025-01-01-OLD", "post_url 2025-01-01-old"),
        ("post_url 2025-01-01-old.md", "post_url 2025-01-01-old"),
        ("post_url sub/2025-01-02-deep", "post_url sub/2025-01-01-deep"),
        ("link about.MD", "link about.md"),
        ("link /pages/about.md", "link about.md"),
        ("link 2025-01-01-old.md", "link _posts/2025-01-01-old.md"),
        ("link no.png", "link assets/No.png"),
    ],
)
def test_a_tag_that_names_no_file_is_mended_where_one_is_meant(
    site: LittleSite, tag: str, meant: str
) -> None:
    site.write("_posts/2025-01-01-old.md", post("title: Old"))
    site.write("_posts/sub/2025-01-01-deep.md", post("title: Deep"))
    site.write("about.md", "---\n---\n")
    site.write("assets/No.png", "")
    text = post("title: News", f"One\n[a]({{% {tag} %}}) b\n")
    (problem,) = site.check("liquid-error", text)
    assert problem.column == len("[a]({% ") + tag.index(" ") + 2
    assert site.mended("liquid-error", text) == text.replace(tag, meant)


@pytest.mark.parametrize(
    "tag", ["post_url 2025-01-01-gone", "link gone.md", "post_url 2025-x-twice"]
)
def test_where_none_or_several_are_meant_there_is_no_mend(site: LittleSite, tag: str) -> None:
    for day in ("01", "02"):
        site.write(f"_posts/{day}/2025-01-{day}-twice.md", post("title: Twice"))
    (problem,) = site.check("liquid-error", post("title: News", f"{{% {tag} %}}\n"))
    assert problem.fix is None
