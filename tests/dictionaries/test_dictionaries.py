"""Dictionaries of this computer, and one of the test's own in the user's folder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from own_dictionary import write_dictionary

from editor.dictionaries import how_to_get
from editor.dictionaries.dictionaries import Dictionaries
from editor.dictionaries.languages import Wish, dictionary_for, name_of, system_language
from editor.dictionaries.library import library

HERE = ("de_AT", "de_DE", "en_GB", "en_US", "fr", "fr_FR", "pt_BR", "sr", "ca_ES")


@pytest.mark.parametrize(
    ("tag", "system", "name"),
    [
        *(("de", "en_US", "de_DE"), ("de-AT", "en_US", "de_AT"), ("de", "de_AT", "de_AT")),
        *(("de-CH", "en_US", "de_DE"), ("en", "de_DE", "en_US"), ("en", "en_GB", "en_GB")),
        *(("en-AU", "de_DE", "en_US"), ("fr", "de_DE", "fr_FR"), ("fr-CA", "de_DE", "fr_FR")),
        *(("pt", "en_US", "pt_BR"), ("PT-br", "en_US", "pt_BR"), ("sr-Latn-RS", "en_US", "sr")),
        *(("ca", "en_US", "ca_ES"), ("sv", "en_US", None), ("", "en_US", None)),
        *(("x", "en_US", None), ("zh-Hans-CN", "en_US", None), ("german", "en_US", None)),
    ],
)
def test_the_dictionary_of_a_language(tag: str, system: str, name: str | None) -> None:
    assert dictionary_for(tag, HERE, system) == name


@pytest.mark.parametrize(
    ("wish", "names", "missing"),
    [
        (Wish("de"), ("de_DE",), ""),
        (Wish("de", ("en_GB",)), ("de_DE", "en_GB"), ""),
        (Wish("de", ("de_DE", "fr")), ("de_DE", "fr"), ""),
        (Wish("", ("en_GB", "fr")), ("en_GB", "fr"), ""),
        (Wish(), ("en_US",), ""),
        (Wish("???"), ("en_US",), ""),
        (Wish("sv"), (), "sv"),
        (Wish("sv-se", ("fr", "xx")), ("fr",), "sv_SE"),
        (Wish("", ("xx",)), (), ""),
    ],
)
def test_wishes(wish: Wish, names: tuple[str, ...], missing: str) -> None:
    assert wish.fulfilled(HERE, "en") == (names, missing)


def test_how_languages_are_named() -> None:
    assert [name_of(each) for each in ("de", "DE-at", "sr-Latn-RS", "", "12")] == [
        *("de", "de_AT", "sr_RS", "", "")
    ]
    assert name_of(system_language())


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dictionaries:
    """A language of three words, and what else there is."""
    if library() is None:
        pytest.skip("there is no libenchant on this machine")
    write_dictionary(tmp_path, words=["ferry", "lantern", "isn't", "te", "th", "the"])
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(tmp_path))
    return Dictionaries(library())


def test_words_of_a_dictionary(own: Dictionaries) -> None:
    assert "xx_XX" in own.names()
    vocabulary = own.together(["xx_XX"])
    assert vocabulary.names == ("xx_XX",)
    assert vocabulary.wrong_parts("ferry") == ()
    assert vocabulary.wrong_parts("isn’t") == ()
    assert [part.text for part in vocabulary.wrong_parts("ferry-lantren")] == ["lantren"]
    assert vocabulary.suggestions("lantren") == ["lantern"]
    assert vocabulary.suggestions("isnt’") == ["isn’t"]


def test_swapped_letters_are_the_likeliest_slip(own: Dictionaries) -> None:
    assert own.together(["xx_XX"]).suggestions("Teh")[0] == "The"


def test_words_of_several_dictionaries(own: Dictionaries) -> None:
    both = own.together(["xx_XX", "en_US"])
    assert both.names == ("xx_XX", "en_US")
    assert both.wrong_parts("lantern") == both.wrong_parts("weather-ferry") == ()
    assert own.together(["xx_XX"]).wrong_parts("weather") != ()
    assert both.wrong_parts("weather") == ()
    assert "weather" in both.suggestions("weathre")


def test_what_no_dictionary_can_know_is_not_wrong(own: Dictionaries) -> None:
    assert own.together(["xx_XX"]).wrong_parts("Привет") == ()
    assert own.together([]).wrong_parts("wrod") == ()
    assert own.together(["no_SUCH"]).names == ()


def test_without_the_library_nothing_is_wrong() -> None:
    none = Dictionaries(None)
    assert not none.has_library
    assert none.names() == ()
    assert none.together(["en_US"]).wrong_parts("wrod") == ()


@pytest.mark.parametrize(
    ("manager", "name", "said"),
    [
        ("apt-get", "sv", "Run: sudo apt install hunspell-sv – or"),
        ("apt-get", "de", "Run: sudo apt install hunspell-de-de – or"),
        ("apt-get", "de_AT", "Run: sudo apt install hunspell-de-at – or"),
        ("apt-get", "sv_SE", "Run: sudo apt install hunspell-sv – or"),
        ("apt-get", "en", "Run: sudo apt install hunspell-en-us – or"),
        ("dnf", "de_AT", "Run: sudo dnf install hunspell-de – or"),
        ("pacman", "sv", "Run: sudo pacman -S hunspell-sv – or"),
        ("", "sv", "Get one for LibreOffice, put its files sv.aff and sv.dic into “"),
    ],
)
def test_how_to_get_one(
    manager: str, name: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(how_to_get.shutil, "which", lambda each: each == manager or None)
    sentence = how_to_get.how_to_get(name, has_library=True)
    assert sentence.startswith(said)
    assert f"{name}.dic" in sentence
    assert sentence.endswith("start the program anew.")


def test_how_to_get_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(how_to_get.shutil, "which", lambda each: each == "apt-get" or None)
    assert "apt install libenchant-2-2" in how_to_get.how_to_get("de", has_library=False)
    monkeypatch.setattr(how_to_get.shutil, "which", lambda _each: None)
    assert "enchant" in how_to_get.how_to_get("de", has_library=False)


def test_what_is_there_is_told_while_another_thread_looks_something_up() -> None:
    dictionaries = Dictionaries(library())
    names = dictionaries.names()
    with ThreadPoolExecutor(1) as pool, dictionaries._lock:
        assert pool.submit(dictionaries.names).result(timeout=20) == names
