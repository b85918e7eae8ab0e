"""What is released goes, and what others hold stays."""

from weakref import ref

from editor.slow_release import AT_ONCE, release, release_table


class Thing:
    """Can be looked after weakly."""


def test_all_of_a_list_goes_but_for_what_another_holds():
    things = [Thing() for _ in range(2 * AT_ONCE + 1)]
    kept, gone = things[0], ref(things[-1])
    release(things)
    assert things == []
    assert gone() is None
    assert isinstance(kept, Thing)


def test_keys_and_lists_of_a_table_go():
    table = {number: [Thing()] for number in range(AT_ONCE + 1)}
    gone, values = ref(table[AT_ONCE][0]), table[0]
    release_table(table, {})
    assert (table, values) == ({}, [])  # a list that went is emptied first: it may be a long one
    assert gone() is None


def test_a_list_of_a_table_that_another_one_has_stays():
    both, other = [Thing()], [Thing()]
    kept = {"both": both, "other": [Thing()]}
    release_table({"both": both, "other": other}, kept)
    assert len(both) == len(kept["other"]) == 1
    assert other == []
