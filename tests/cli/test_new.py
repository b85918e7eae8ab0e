from pathlib import Path

from little_site import LittleSite, post

from editor.cli import main


def test_a_post_is_begun_and_its_path_printed(tmp_path, capsys):
    site = LittleSite(tmp_path)
    site.write("_posts/2025-12-01-a.md", post("title: A"))
    assert main(["new", "Big news", "--site", str(tmp_path)]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.name.endswith("-big-news.md")
    assert path.read_text("utf-8") == "---\ntitle: Big news\n---\n\n"
    assert main(["new", "Big news", "--site", str(tmp_path)]) == 1
    assert "already" in capsys.readouterr().err


def test_a_draft(tmp_path, capsys):
    LittleSite(tmp_path)
    assert main(["new", "--draft", "Big news", "--site", str(tmp_path)]) == 0
    assert Path(capsys.readouterr().out.strip()) == tmp_path / "_drafts/big-news.md"


def test_without_a_site(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert main(["new", "Big news", "--site", str(tmp_path / "empty")]) == 2
    assert "no site" in capsys.readouterr().err
