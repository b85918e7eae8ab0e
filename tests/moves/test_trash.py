import pytest

from editor.moves.trash import to_trash
from editor.post.errors import WriteFailed


def test_a_file_goes_to_the_trash_and_can_be_found_there(tmp_path, trash):
    file = tmp_path / "ferry.md"
    file.write_text("It sails.\n", "utf-8")
    to_trash(file)
    assert not file.exists()
    assert (trash / "ferry.md").read_text("utf-8") == "It sails.\n"


def test_what_is_not_there_is_told(tmp_path):
    with pytest.raises(WriteFailed, match="gone"):
        to_trash(tmp_path / "gone.md")
