import json
import os
import signal
import subprocess
import sys

import pytest
from little_site import LittleSite, post

from editor.cli import main
from editor.cli.check import escaped

GOOD = post("title: T\ndate: 2025-12-03")
BAD = post("title: T\ndate: 2025-13-45\ntags: a, b")


@pytest.fixture
def site(tmp_path):
    site = LittleSite(tmp_path)
    site.write("_posts/2025-12-03-good.md", GOOD)
    return site


def test_nothing_found_is_nothing_said(site, capsys):
    assert main(["check", str(site.root)]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_problem_is_a_line_for_people_and_editors(site, capsys):
    path = site.write("_posts/2025-12-03-bad.md", BAD)
    assert main(["check", str(path)]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{path}:3: error: “2025-13-45” is no date. Jekyll stops the build")
    assert first.endswith(" [date-impossible]")
    assert second.startswith(f"{path}:4: warning: ")
    assert second.endswith(" [tags-comma]")


def test_what_is_about_the_whole_file_stands_at_line_one(site, capsys):
    path = site.write("_posts/2025-12-03-x.md", post("title: T"))
    assert main(["check", str(path)]) == 0  # a hint alone
    assert capsys.readouterr().out.startswith(f"{path}:1: hint: ")


def test_json_is_a_list_of_objects(site, capsys):
    path = site.write("_posts/2025-12-03-bad.md", "---\ntitle: a: b\n---\n")
    assert main(["check", "--format", "json", str(site.root)]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert found.pop("message")
    assert found == {
        "file": str(path),
        "line": 2,
        "column": 9,
        "severity": "error",
        "check": "yaml-invalid",
        "field": None,
    }
    assert main(["check", "--format", "json", str(site.root / "_posts/2025-12-03-good.md")]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_site_is_all_its_posts_and_drafts(site, capsys):
    names = [
        "_posts/travel/2025-12-03-deep.md",
        "news/_posts/2025-12-03-news.markdown",
        "_drafts/idea.md",
        "collections/_posts/2025-12-03-c.html",
    ]
    for name in names:
        site.write(name, BAD)
    for name in ("about.md", "_site/_posts/2025-12-03-x.md", ".git/_posts/x.md", "_posts/.x.md"):
        site.write(name, BAD)
    site.write("_posts/picture.png", b"\x89PNG")
    assert main(["check", "--format", "json", str(site.root)]) == 1
    found = {each["file"] for each in json.loads(capsys.readouterr().out)}
    assert found == {str(site.root / name) for name in names}


def test_a_folder_inside_posts_is_searched(site, capsys):
    site.write("_posts/travel/2025-12-03-deep.md", BAD)
    assert main(["check", str(site.root / "_posts/travel")]) == 1
    assert "deep.md:3: error" in capsys.readouterr().out


def test_a_folder_of_posts_is_no_site_but_searched(tmp_path, capsys):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/2025-12-03-x.md").write_text(BAD)
    assert main(["check", str(tmp_path / "notes")]) == 1
    assert "[date-impossible]" in capsys.readouterr().out


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(site, tmp_path, capsys):
    path = site.write("_posts/2025-12-03-bad.md", BAD)
    (tmp_path / "empty").mkdir()
    paths = [str(tmp_path / "gone.md"), str(tmp_path / "empty"), str(path)]
    assert main(["check", *paths]) == 2
    out, err = capsys.readouterr()
    assert "[date-impossible]" in out
    assert len(err.splitlines()) == 2
    assert "gone.md" in err
    assert "There are no posts in" in err
    assert "Traceback" not in err


def test_a_file_that_is_no_text_is_a_problem(site, capsys):
    path = site.write("_posts/2025-12-03-x.md", b"---\ntitle: caf\xe9\n---\n")
    assert main(["check", str(path)]) == 1
    assert f"{path}:2: error: The file is not UTF-8" in capsys.readouterr().out


def test_nothing_of_the_window_is_loaded(site):
    path = site.write("_posts/2025-12-03-bad.md", BAD)
    code = (
        "import sys; from editor.cli import main; main(sys.argv[1:]);"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'PIL', 'markdown'))])"
    )
    command = [sys.executable, "-c", code, "check", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_github_shows_a_problem_at_its_line(site, capsys, monkeypatch):
    site.write("_posts/2025-12-03-a,b.md", "---\ntitle: a: b\n---\n")
    monkeypatch.chdir(site.root)
    assert main(["check", "--format", "github", "."]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    start = "::error file=_posts/2025-12-03-a%2Cb.md,line=2,col=9,title=yaml-invalid::"
    assert line.startswith(start)
    assert "\n" not in line


def test_github_s_messages_are_escaped():
    assert escaped("100 % a:b,\r\n") == "100 %25 a:b,%0D%0A"
    assert escaped("a:b,c", ":,") == "a%3Ab%2Cc"


def test_a_hint_that_every_post_has_is_told_a_few_times(site, capsys):
    for day in range(1, 10):
        site.write(f"_posts/2025-11-0{day}-x.md", post("title: T"))
    assert main(["check", str(site.root)]) == 0
    *lines, last = capsys.readouterr().out.splitlines()
    assert [line.partition(": ")[2][:5] for line in lines] == ["hint:"] * 5
    assert last == "… and 4 more hints of the kind [date-missing]."


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_a_person_sees_how_far_it_is_and_ctrl_c_ends_it_cleanly(site):
    for n in range(1_600):
        site.write(f"_posts/2024-01-01-{n}.md", BAD)
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "editor", "check", str(site.root)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True
    ) as run:
        os.close(theirs)
        seen = b""
        while b"Checked 0 of 1601 posts" not in seen:
            seen += os.read(ours, 1_000)
        os.killpg(run.pid, signal.SIGINT)
        assert run.wait() == 130
        assert run.stdout is not None
        assert run.stdout.read() == b""
    seen = read_all(ours)
    assert b"Traceback" not in seen
    assert seen.endswith(b"\r\x1b[K")


def read_all(terminal):
    """What was written to a terminal whose program has ended."""
    seen = b""
    while True:
        try:
            part = os.read(terminal, 1_000)
        except OSError:
            part = b""
        if not part:
            os.close(terminal)
            return seen
        seen += part


def test_one_file_that_cannot_be_read_does_not_hide_the_others(site, capsys):
    bad = site.write("_posts/2025-12-03-bad.md", BAD)
    os.mkfifo(site.root / "_posts/2025-12-03-pipe.md")
    assert main(["check", str(site.root)]) == 2
    out, err = capsys.readouterr()
    assert out.startswith(f"{bad}:3: error: ")
    assert "2025-12-03-pipe.md" in err
