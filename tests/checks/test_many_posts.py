from multiprocessing import active_children

import pytest
from little_site import LittleSite, post

from editor.checks import many_posts
from editor.checks.many_posts import Checked, Checker, check_posts

GOOD = post("title: T\ndate: 2025-12-03")
BAD = post("title: T\ndate: 2025-12-03\ntags: a, b")


@pytest.fixture
def files(tmp_path):
    site = LittleSite(tmp_path)
    texts = (GOOD, BAD, post("title: T\ndate: 2025-12-03", "[x](/no/)\n"), GOOD, BAD)
    return [site.write(f"_posts/2025-12-03-{n}.md", text) for n, text in enumerate(texts, start=1)]


@pytest.fixture
def in_processes(monkeypatch):
    monkeypatch.setattr(many_posts, "MANY", 2)
    monkeypatch.setattr(many_posts, "AT_A_TIME", 1)
    monkeypatch.setattr(many_posts.os, "cpu_count", lambda: 2)


def kinds(found):
    return [[problem.check for problem in each.problems] for each in found]


def test_each_file_comes_with_its_problems_in_the_order_of_the_files(files):
    found = list(check_posts(files, Checker()))
    assert [each.file for each in found] == files
    assert kinds(found) == [[], ["tags-comma"], ["link-missing"], [], ["tags-comma"]]


def test_several_processes_find_the_same(files, in_processes):
    alone = [Checker().check(file) for file in files]
    found = list(check_posts(files, Checker()))
    assert found == [many_posts.sendable(each) for each in alone]
    assert found != alone  # fixes stay behind
    assert active_children() == []


def test_stopped_halfway_no_process_stays(files, in_processes):
    checking = check_posts(files, Checker())
    assert next(checking).file == files[0]
    assert active_children()
    checking.close()
    assert active_children() == []


def test_a_text_that_is_given_counts_instead_of_the_file(files):
    (found,) = check_posts(files[:1], Checker(texts={files[0]: BAD.encode()}))
    assert kinds([found]) == [["tags-comma"]]
    (found,) = check_posts(files[1:2], Checker(texts={files[1]: b""}))
    assert kinds([found]) != [["tags-comma"]]


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(files, tmp_path):
    files[0].write_bytes(b"---\ntitle: \xff\n---\n")
    gone = tmp_path / "_posts/2025-12-03-gone.md"
    first, second, third = check_posts([files[0], gone, files[1]], Checker())
    assert kinds([first, third]) == [["file-not-utf-8"], ["tags-comma"]]
    assert second == Checked(gone, unread=second.unread)
    assert str(gone) in second.unread


def test_a_site_that_is_given_is_that_of_all(tmp_path):
    site = LittleSite(tmp_path / "site").place().site
    loose = tmp_path / "loose.md"
    loose.write_text(GOOD)
    (alone,), (inside,) = check_posts([loose], Checker()), check_posts([loose], Checker(site))
    assert (kinds([alone]), kinds([inside])) == ([["no-site"]], [[]])
