"""Acts on several files in the window: agreed to, followed by the open posts, undone as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from half_done import half_done

from editor.moves.plan import Plan, made, moved, rewritten
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


PUBLISHED, THIRD = "_posts/2026-05-05-ferry.md", "_posts/2026-01-01-other.md"


@pytest.fixture
def published(window, site) -> Path:
    """The site, with the draft published that is on screen."""
    window.files.open(site / "_drafts/ferry.md")
    assert window.acts.propose(publishing(site))
    return site


def menu(window, name: str = "undo") -> str:
    return window.actions_[name].text()


def test_what_was_typed_and_saved_since_is_undone_first_then_the_files(window, questions, site):
    before = texts(site)
    window.files.open(site / "_drafts/ferry.md")
    window.acts.propose(publishing(site))
    after = texts(site)
    window.text.edit.insert("Typed. ")
    window.files.save()
    saved = texts(site)
    window.actions_["undo"].trigger()
    assert texts(site) == saved
    assert menu(window) == "&Undo: Publish “Ferry”"
    window.actions_["undo"].trigger()
    assert texts(site) == before
    assert not window.posts.unsaved
    assert not questions.told
    window.actions_["redo"].trigger()
    assert texts(site) == after
    window.actions_["redo"].trigger()
    assert window.open_post.post.to_bytes().decode() == saved[PUBLISHED]


def test_what_another_program_wrote_since_is_told_and_stays(window, questions, published):
    (published / THIRD).write_text("theirs", "utf-8")
    files = texts(published)
    window.actions_["undo"].trigger()
    assert texts(published) == files
    assert window.text.edit.text == "It sails.\n"
    assert window.isWindowModified()
    (sentence,) = questions.told
    assert "Publish “Ferry”" in sentence
    assert "“2026-01-01-other.md” was changed since." in sentence
    window.actions_["redo"].trigger()
    assert window.text.edit.text == "It sails.\nNow.\n"
    assert len(questions.told) == 1  # the files are as they were: nothing to be said


def test_an_unsaved_post_in_the_way_is_told_and_named_before(window, questions, published):
    post = window.open_post.sheet
    assert menu(window) == "&Undo: Publish “Ferry”"
    window.files.open(published / THIRD)
    window.text.edit.insert("Mine. ")
    window.posts.show(post)
    assert menu(window) == "&Undo: Publish “Ferry” (in this post only)"
    files = texts(published)
    window.actions_["undo"].trigger()
    assert texts(published) == files
    assert "“2026-01-01-other.md” has unsaved changes." in questions.told[0]
    window.actions_["redo"].trigger()
    window.files.save_all(window.posts.unsaved)
    window.actions_["undo"].trigger()
    assert "“2026-01-01-other.md” was changed since." in questions.told[1]


def test_an_act_on_other_files_since_is_in_no_way(window, questions, site):
    before = texts(site)
    window.files.open(site / "_drafts/ferry.md")
    window.acts.propose(publishing(site))
    new = site / "_drafts/new.md"
    assert window.acts.propose(Plan("New post", (made(new, b"New\n"),)))
    window.actions_["undo"].trigger()
    assert texts(site) == {**before, "_drafts/new.md": "New\n"}
    assert "New post" in window.actions_["undo_act"].text()
    window.actions_["redo"].trigger()
    for _ in range(2):
        window.actions_["undo_act"].trigger()
    assert texts(site) == before
    assert not questions.told


def test_an_act_that_cannot_be_done_again_is_told(window, questions, published):
    window.actions_["undo"].trigger()
    files = texts(published)
    new = published / "_drafts/new.md"
    assert window.acts.propose(Plan("New post", (made(new, b"New\n"),)))
    assert menu(window, "redo") == "&Redo: Publish “Ferry” (in this post only)"
    window.actions_["redo"].trigger()
    assert texts(published) == {**files, "_drafts/new.md": "New\n"}
    assert "Other files were changed since." in questions.told[0]
    assert window.isWindowModified()


def test_a_post_is_not_closed_with_what_it_could_not_take(window, questions, site):
    new = site / "_drafts/new.md"
    assert window.acts.propose(Plan("New post", (made(new, b"---\nrank: 3\n---\n"),)))
    window.files.open(new)
    line = window.form.row("rank").editor.focusProxy()
    line.setText("3rd")
    line.textEdited.emit("3rd")
    window.actions_["undo_act"].trigger()
    assert new.exists()
    assert "has unsaved changes" in questions.told[0]
    assert line.text() == "3rd"
    window.actions_["delete"].trigger()
    assert "the field “rank”" in questions.told[-1]
