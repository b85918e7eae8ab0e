from datetime import UTC, datetime

import pytest
from little_site import LittleSite

from editor.moves.doing import carry_out
from editor.moves.duplicate import duplicate
from editor.post.errors import FileError
from editor.post.post import Post
from editor.site.place import Place

NOON = datetime(2026, 3, 14, 12, 30, 5, tzinfo=UTC)
TEXT = "---\ntitle: 'The pier'  # yes\ndate: 2025-12-03T08:57:20\ntags:\n  - a\n---\n\nWood.\n"
NAME = "_posts/2025-12-03-pier.md"


@pytest.fixture
def site(tmp_path):
    site = LittleSite(tmp_path, "timezone: Europe/Lisbon\n")
    site.write(NAME, TEXT)
    return site


def test_a_copy_has_title_date_and_name_of_its_own_and_is_the_same_else(site):
    plan = duplicate(Post.parse(TEXT.encode()), site.place(NAME), NOON)
    (change,) = plan.changes
    assert change.path == site.root / "_posts/2026-03-14-the-pier-copy.md"
    expected = TEXT.replace("The pier", "The pier (copy)").replace(
        "2025-12-03T08:57:20", "2026-03-14T12:30:05"
    )
    assert change.after.decode() == expected


def test_a_second_copy_has_another_name(site):
    post = Post.parse(TEXT.encode())
    carry_out(duplicate(post, site.place(NAME), NOON))
    (change,) = duplicate(post, site.place(NAME), NOON).changes
    assert change.path.name == "2026-03-14-the-pier-copy-2.md"
    assert Post.parse(change.after).get("title") == "The pier (copy 2)"


def test_a_draft_stays_one(site):
    site.write("_drafts/idea.md", "---\ntitle: Idea\n---\n")
    (change,) = duplicate(
        Post.parse(b"---\ntitle: Idea\n---\n"), site.place("_drafts/idea.md"), NOON
    ).changes
    assert change.path == site.root / "_drafts/idea-copy.md"
    assert change.after == b"---\ntitle: Idea (copy)\n---\n"


def test_a_post_without_a_file_is_told(site):
    with pytest.raises(FileError, match="save it first"):
        duplicate(Post.parse(b""), Place(None, site.place().site), NOON)
