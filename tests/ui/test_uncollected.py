"""Garbage is looked for again once the last of the works is done, however it ends."""

import gc

import pytest

from editor.ui.uncollected import uncollected


def test_no_garbage_is_looked_for_until_all_work_is_done():
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_work_that_fails_leaves_the_search_on():
    with pytest.raises(ZeroDivisionError), uncollected():
        1 / 0  # noqa: B018
    assert gc.isenabled()


def test_what_the_work_made_is_not_looked_through_right_after_it():
    with uncollected():
        made = [[number] for number in range(10_000)]
    young = {id(each) for generation in (0, 1) for each in gc.get_objects(generation)}
    assert not any(id(each) in young for each in made)
