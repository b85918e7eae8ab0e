"""What the program keeps for itself cannot be kept: it says so, and posts and work go on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("faults are made as on Linux", allow_module_level=True)

from own_file_faults import FAULTS, FILES, NEW, OLD, Fault, OwnFile, row_of

pytestmark = pytest.mark.slow
by_name = {"ids": lambda each: each.name}
WHY = {
    "Disk full": ("the disk is full", "the disk reports an error", "cannot be written"),
    "Read-only folder": ("may not write", "cannot be written"),
    "Folder replaced by a file": ("no folder", "place of", "in its place", "cannot be written"),
    "File replaced by a folder": ("is a folder", "no file", "cannot be written"),
    "Half written": ("damaged",),
}


@pytest.mark.parametrize("fault", FAULTS, **by_name)
@pytest.mark.parametrize("file", FILES, **by_name)
def test_a_fault(file: OwnFile, fault: Fault, tmp_path: Path):
    row = row_of(file, fault, tmp_path)
    if row.skipped:
        pytest.skip(row.skipped)
    own = ("saved",) if file.name == "Earlier versions" else ()
    assert row.changed == (*own, "goes-on")
    assert row.goes_on
    assert row.wrong == ()
    assert NEW in row.marks or (row.told and not fault.lets_write)
    if fault.keeps:
        assert (OLD in row.marks) or (row.told and (row.aside or file.name == "What was open"))
    if row.told:
        whys = WHY.get(fault.name, ("",))
        assert any(why in said for said in row.told for why in whys), row.told
