import json
import shutil
import subprocess

import pytest

from editor.jekyll.psych import is_symbol, taken_for

KINDS = {
    "a number": "1 1.10 007 1,000 1,2 1_0 12:30 12:30:45 0x1F 0b1 .5 1. 1.0e+3 .inf -.inf .nan "
    "+1 -1 00 -0 10,000,000 12:3.5 2020",
    "true or false": "yes Yes YES no on off true FALSE",
    "nothing": "~ null Null",
    "a date": "2024-01-01 2024-1-1 2024-01-01T10:00:00 2024-02-29 2024-01-01T10:00:00+02:00",
    None: "08 0o7 . +. 1e3 y n tilde 2024-13-01 2024-02-30 2024-01-01T10:00 12:60 1-2 v1.2 1.2.3 "
    "1__0 1.5_0 C++ 100% 3D 1st trueish nullable 2020s 1:2:3:4 1;5 ٣ word",
}
CASES = [(plain, kind) for kind, plains in KINDS.items() for plain in plains.split()]
RUBY = """
require "psych"; require "json"; require "date"
puts JSON.generate(JSON.parse(STDIN.read).map { |plain|
  Psych.safe_load("- " + plain, permitted_classes: [Date, Time, Symbol])[0].class.to_s
})
"""
CLASSES = {
    "a number": {"Integer", "Float"},
    "true or false": {"TrueClass", "FalseClass"},
    "nothing": {"NilClass"},
    "a date": {"Date", "Time"},
    None: {"String"},
}


@pytest.mark.parametrize(("plain", "kind"), CASES)
def test_unquoted_texts_are_taken_for_what_they_look_like(plain, kind):
    assert taken_for(plain) == kind


def test_a_colon_before_makes_a_symbol():
    assert is_symbol(":happy")
    assert not any(map(is_symbol, (":", "a:b", "12:30", "")))


@pytest.mark.jekyll
@pytest.mark.skipif(shutil.which("ruby") is None, reason="no ruby on this computer")
def test_ruby_takes_them_for_the_same():
    plains = [plain for plain, _ in CASES]
    run = subprocess.run(
        ["ruby", "-e", RUBY], input=json.dumps(plains), capture_output=True, text=True, check=True
    )
    for plain, found in zip(plains, json.loads(run.stdout), strict=True):
        assert found in CLASSES[taken_for(plain)], plain
