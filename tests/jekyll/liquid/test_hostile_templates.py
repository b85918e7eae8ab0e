"""Templates that are made to hurt: each ends soon, in little memory, and the rest is shown."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.jekyll.liquid import Bounds, Scope, render

BIG = "{% assign b = 'xxxxxxxxxx' %}" + "{% assign b = b | append: b %}" * 18
LISTS = "{% assign b = 'x,' %}" + "{% assign b = b | append: b %}" * 17
NONE = "{% assign a = '' | split: ',' %}"
ENDLESS = "(1..1000000000)"
WIDE = "%1000000000Y"
TAG = 9_000  # characters, or pieces, of a long tag
TOO_MUCH = {
    "loops in loops": f"{{% for i in {ENDLESS} %}}{{% for j in {ENDLESS} %}}"
    "{% endfor %}{% endfor %}",
    "a table": f"{{% tablerow i in {ENDLESS} cols: 3 %}}x{{% endtablerow %}}",
    "lines": f"{{% liquid \nfor i in {ENDLESS}\necho i\nendfor %}}",
    "where": f"{{{{ {ENDLESS} | where: 'a', 1 }}}}",
    "sort": f"{{{{ {ENDLESS} | sort }}}}",
    "group": f"{{{{ {ENDLESS} | group_by: 'a' }}}}",
    "concat a range": f"{NONE}{{{{ a | concat: {ENDLESS} | size }}}}",
    "doubling": "{% assign a = 'x' %}" + "{% assign a = a | append: a %}" * 60,
    "doubling captures": "{% capture a %}x{% endcapture %}"
    + "{% capture a %}{{ a }}{{ a }}{% endcapture %}" * 60,
    "doubling lists": "{% assign a = 'x' | split: ',' %}" + "{% assign a = a | concat: a %}" * 60,
    "lists in lists": f"{NONE}{'{% assign a = a | push: a | push: a %}' * 60}{{{{ a | jsonify }}}}",
    "much kept": f"{BIG}{NONE}{{% for i in (1..9999) %}}{{% assign c = b | append: i %}}"
    "{% assign a = a | push: c %}{% endfor %}",
    "much printed": BIG + "{{ b }}" * 30_000,
    "a cycle": BIG + "{% cycle b, b %}" * 30_000,
    "a capture": f"{{% capture a %}}{{% for i in {ENDLESS} %}}xxxxxxxxxxxxx{{% endfor %}}"
    "{% endcapture %}",
    "wide dates": f"{{{{ 'now' | date: '{WIDE * 1_000}' }}}}"
    + f"{{{{ 'now' | date: '{WIDE}' }}}}" * 9_000,
    "letters": f"{BIG}{{{{ b | split: '' | size }}}}",
    "encoded": f"{BIG.replace('xxxxxxxxxx', '<<<<<<<<<<')}{{{{ b | url_encode | url_encode }}}}",
    "words": f"{BIG}{{% for i in {ENDLESS} %}}{{% assign n = b | number_of_words %}}{{% endfor %}}",
    "sorted lists": f"{LISTS}{{% for i in (1..1000) %}}"
    "{{ b | split: ',' | sort | uniq | join }}{% endfor %}",
}
REFUSED = {
    "numbers": "{% assign a = 99 %}{% for i in (1..99) %}{% assign a = a | times: a %}{% endfor %}",
    "outputs not closed": "{{ " * 50_000,
    "tags not closed": "{% " * 50_000,
    "blocks not closed": "{% if a %}" * 30_000 + "{% endfor %}" * 30_000,
    "comments not closed": "{% comment %}" * 30_000,
    "raw not closed": "{% raw %}" * 30_000,
    "no filters": "{{ a | nope }}" * 30_000,
    "a very long tag": f"{{{{ {'a' * 300_000} }}}}",
    "a long assign": f"{{% assign {'a' * TAG} %}}",
    "brackets in an assign": f"{{% assign {'(a)' * 3_000} %}}",
    "a long loop": f"{{% for {'a-' * TAG} %}}{{% endfor %}}",
    "a long table": f"{{% tablerow {'a-' * TAG} %}}{{% endtablerow %}}",
    "parameters": f"{{% include {'a=b ' * 4_000}c %}}",
    "a computed include": f"{{% include {{{{ {'a|' * TAG} %}}",
    "options": f"{{% highlight {'a ' * TAG}! %}}{{% endhighlight %}}",
    "no list": "{{ (1..99999999999999999999999999) | size }}",
}
QUIET = {
    "brackets": f"{{{{ {'[' * TAG} }}}}",
    "parentheses": f"{{{{ {'(' * TAG} }}}}",
    "dots": f"{{{{ ({'.' * TAG} }}}}",
    "pipes": f"{{{{ a{'|' * TAG} }}}}",
    "ands": f"{{% if {'a and ' * 3_000}b %}}{{% endif %}}",
    "signs": f"{{% if {'<' * TAG}%}}{{% endif %}}",
    "whens": f"{{% case a %}}{{% when {'a or ' * 4_000}1 %}}x{{% endcase %}}",
    "blanks": f"{{% case a %}}{{% when a{' ' * TAG}x %}}x{{% endcase %}}",
    "names": f"{{{{ a || {'b: ' * 6_000} }}}}",
    "scripts": "{% assign b = '<script' %}"
    + "{% assign b = b | append: b %}" * 17
    + "{% assign b = b | strip_html %}",
    "openings": "{% assign b = '<' %}"
    + "{% assign b = b | append: b %}" * 20
    + "{% assign b = b | strip_html %}",
    "a long date": f"{{{{ '{'1-' * TAG}' | date: '%Y' }}}}",
    "many digits": f"{{{{ '{'9' * TAG}.5' | ceil }}}}",
    "a far range": "{% for i in (1..99999999999999999999999999) limit: 3 %}{{ i }}{% endfor %}",
}
CORPUS = {**TOO_MUCH, **REFUSED, **QUIET}
PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    " a",
    " | ",
    "push: a",
    "split: ''",
    "for i in (1..9)",
    "endfor",
    "=",
    "(",
    "[",
]
PIECES += [
    " assign a = a ",
    "capture a",
    "endcapture",
    "append: a",
    ",",
    ":",
    "'",
    '"',
    "{{ a }}",
    " if a ",
    "endif",
]


@pytest.mark.parametrize("source", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_does_too_much_is_told_and_the_rest_is_shown(source: str) -> None:
    rendering = render(f"{source}\n\nThe rest", Scope(bounds=Bounds(seconds=1)))
    assert rendering.problems
    assert rendering.text.endswith("\n\nThe rest")
    assert 'class="liquid"' in rendering.text


@pytest.mark.parametrize("source", REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_without_end_is_told_and_the_rest_is_shown(source: str) -> None:
    rendering = render(f"{source}\n\nThe rest", Scope())
    assert rendering.problems
    assert rendering.text.endswith("The rest")
    assert len(rendering.text) < 1_000_000


@pytest.mark.parametrize("source", QUIET.values(), ids=QUIET)
def test_what_is_only_long_is_worked_out(source: str) -> None:
    assert render(f"{source}\n\nThe rest", Scope()).text.endswith("The rest")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_pieces_of_liquid_give_a_text(source: str) -> None:
    bounds = Bounds(seconds=1, loops=1_000, output=10_000)
    assert len(render(source, Scope(bounds=bounds)).text) <= bounds.output + len(source)


@pytest.mark.skipif(os.name != "posix", reason="the limits are those of POSIX")
def test_all_of_them_take_bounded_time_and_memory() -> None:
    program = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (120, 120))\n"
        "from test_hostile_templates import CORPUS, Bounds, Scope, render\n"
        "done = [render(each, Scope(bounds=Bounds(seconds=1))) for each in CORPUS.values()]\n"
        "print(len(done))\n"
    )
    path = os.pathsep.join([os.path.dirname(__file__), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert (done.stdout.strip(), done.stderr) == (str(len(CORPUS)), "")
