"""An act on files that is killed, interrupted or refused at any system call.

Every file is whole; what was refused is taken back; what was killed can be finished or taken back.
"""

from __future__ import annotations

import pytest
from blows import assert_nothing_wrong

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("what", ["act", "act back", "noted act"])
@pytest.mark.parametrize("how", ["kill", "interrupt"])
def test_broken_off_at_every_system_call(tmp_path, what, how):
    assert assert_nothing_wrong(tmp_path, what, how) > 300


@pytest.mark.parametrize("what", ["act", "act back", "noted act"])
@pytest.mark.parametrize("how", ["EIO", "EPERM"])
def test_refused_at_every_system_call(tmp_path, what, how):
    assert assert_nothing_wrong(tmp_path, what, how) > 150
