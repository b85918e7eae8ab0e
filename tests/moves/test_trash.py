import pytest

from editor.moves.trash import to_trash
from editor.post.errors import WriteFailed


def test_a_file_goes_to_the_trash_and_can_be_found_there(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    file = tmp_path / "ferry.md"
    file.write_text("It sails.\n", "utf-8")
    to_trash(file)
    assert not file.exists()


def test_what_is_not_there_is_told(tmp_path):
    with pytest.raises(WriteFailed, match="gone"):
        to_trash(tmp_path / "gone.md")
