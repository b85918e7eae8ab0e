"""A save that is killed, interrupted or refused at any system call: the file is old or new."""

from __future__ import annotations

import pytest
from blows import assert_nothing_wrong

WHATS = ["save", "save, named", "save new", "save new, named"]


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("how", ["kill", "interrupt"])
def test_broken_off_at_every_system_call(tmp_path, what, how):
    assert assert_nothing_wrong(tmp_path, what, how) > 40


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("how", ["EIO", "ENOSPC", "EINTR", "EPERM"])
def test_refused_at_every_system_call(tmp_path, what, how):
    assert assert_nothing_wrong(tmp_path, what, how) > 20
