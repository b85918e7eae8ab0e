"""Acts on several files in the window: agreed to, followed by the open posts, undone as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from half_done import half_done

from editor.moves.plan import Plan, made, moved, rewritten
from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer

DRAFT = "---\ntitle: Ferry\n---\n\nIt sails.\n"
OTHER = "---\ntitle: Other\n---\n\nSee {% post_url x %}.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {
        "_config.yml": "title: Site\n",
        "_drafts/ferry.md": DRAFT,
        "_posts/2026-01-01-other.md": OTHER,
    }.items():
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path / "site"


@pytest.fixture
def window(qtbot, settings, questions):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.show()
    yield window
    questions.save_changes_answer = Answer.DISCARD
    window.close()


def publishing(site: Path) -> Plan:
    draft, other = site / "_drafts/ferry.md", site / "_posts/2026-01-01-other.md"
    before, words = draft.read_bytes(), other.read_bytes()
    return Plan(
        "Publish “Ferry”",
        (
            moved(draft, site / "_posts/2026-05-05-ferry.md", before, before + b"Now.\n"),
            rewritten(other, words, words.replace(b"{% post_url x %}", b"there")),
        ),
    )


def texts(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {str(path.relative_to(site)): path.read_text("utf-8") for path in files}


def test_open_posts_follow_and_undo_goes_back_to_the_same_bytes(window, questions, site):
    before = texts(site)
    window.files.open(site / "_posts/2026-01-01-other.md")
    window.files.open(site / "_drafts/ferry.md")
    assert window.acts.propose(publishing(site))
    assert questions.asked == ["agree"]
    assert window.open_post.place.path == site / "_posts/2026-05-05-ferry.md"
    assert window.text.edit.text == "It sails.\nNow.\n"
    assert not window.posts.unsaved
    window.files.open(site / "_posts/2026-01-01-other.md")
    assert window.text.edit.text == "See there.\n"
    assert "Publish “Ferry”" in window.actions_["undo_act"].text()
    window.actions_["undo_act"].trigger()
    assert texts(site) == before
    assert window.text.edit.text == "See {% post_url x %}.\n"
    assert not window.actions_["undo_act"].isEnabled()
    window.actions_["redo_act"].trigger()
    assert (site / "_posts/2026-05-05-ferry.md").exists()
    assert not (site / "_drafts/ferry.md").exists()


def test_nothing_is_done_without_agreement(window, questions, site):
    before = texts(site)
    questions.agree_answer = False
    assert not window.acts.propose(publishing(site))
    assert texts(site) == before
    assert not window.actions_["undo_act"].isEnabled()


def test_unsaved_posts_are_saved_first_and_the_plan_made_anew(window, questions, site):
    window.files.open(site / "_drafts/ferry.md")
    window.open_post.change(window.open_post.post.set("title", "Night"), by=None)
    assert window.acts.propose_from(lambda _watch: publishing(site))
    assert questions.asked == ["save_first", "agree"]
    assert questions.named == ["ferry.md"]
    text = (site / "_posts/2026-05-05-ferry.md").read_text("utf-8")
    assert text == DRAFT.replace("Ferry", "Night") + "Now.\n"


def test_unsaved_posts_that_are_not_saved_stop_the_act(window, questions, site):
    window.files.open(site / "_drafts/ferry.md")
    window.open_post.change(window.open_post.post.set("title", "Night"), by=None)
    questions.save_first_answer = False
    before = texts(site)
    assert not window.acts.propose_from(lambda _watch: publishing(site))
    assert texts(site) == before
    assert window.open_post.post.get("title") == "Night"


def test_what_changed_meanwhile_is_told_and_nothing_is_done(window, questions, site):
    plan = publishing(site)
    (site / "_posts/2026-01-01-other.md").write_text("theirs", "utf-8")
    before = texts(site)
    assert not window.acts.propose(plan)
    assert "changed meanwhile" in questions.told[0]
    assert texts(site) == before


def test_undoing_a_new_file_closes_its_post(window, site):
    new = site / "_drafts/new.md"
    assert window.acts.propose(Plan("New post", (made(new, b"---\ntitle: New\n---\n"),)))
    window.files.open(new)
    window.acts.undo()
    assert not new.exists()
    assert window.open_post.place.path is None


@pytest.mark.parametrize("answer", [Answer.FINISH, Answer.TAKE_BACK, Answer.LEAVE])
def test_an_act_that_a_dead_program_began_is_asked_about_once(
    window, questions, site, own_acts, answer
):
    before, plan = texts(site), publishing(site)
    half_done(plan, own_acts, 1)
    half, after = texts(site), {**before}
    after["_posts/2026-05-05-ferry.md"] = after.pop("_drafts/ferry.md") + "Now.\n"
    after["_posts/2026-01-01-other.md"] = OTHER.replace("{% post_url x %}", "there")
    assert half not in (before, after)
    questions.begun_act_answer = answer
    window.acts.offer_begun()
    wanted = {Answer.FINISH: after, Answer.TAKE_BACK: before, Answer.LEAVE: half}
    assert texts(site) == wanted[answer]
    window.acts.offer_begun()
    assert questions.asked == ["begun_act"]


def test_an_act_to_be_asked_about_later_stays(window, questions, site, own_acts):
    half_done(publishing(site), own_acts, 2)
    half = texts(site)
    window.acts.offer_begun()
    window.acts.offer_begun()
    assert questions.asked == ["begun_act", "begun_act"]
    assert texts(site) == half


def test_the_open_post_follows_an_act_that_is_finished(window, questions, site, own_acts):
    half_done(publishing(site), own_acts, 1)
    window.files.open(site / "_posts/2026-01-01-other.md")
    questions.begun_act_answer = Answer.FINISH
    window.acts.offer_begun()
    assert window.text.edit.text == "See there.\n"


def test_an_act_that_cannot_be_noted_is_not_begun(window, questions, site, own_acts):
    own_acts.rmdir()
    own_acts.write_text("in the way", "utf-8")
    before = texts(site)
    assert not window.acts.propose(publishing(site))
    assert "was not begun" in questions.told[0]
    assert texts(site) == before
