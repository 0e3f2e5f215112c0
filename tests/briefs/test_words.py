"""Dates, zones and scripts as the printed page gives them."""

import pytest

from briefbench.base.scripts import script_of, tongue_of
from briefbench.briefs.characters import breadth, printable, shortened, undrawable
from briefbench.briefs.sheet import split_at
from briefbench.briefs.words import cutoff_words, date_words, language_words, period_words
from tests.briefs.outlines import WORDS


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-11-19T13:40:00Z", "19 Nov 2026, 18:40"),
        ("2026-11-19T23:40:00Z", "20 Nov 2026, 04:40"),
        ("2026-11-19T13:40:00", "19 Nov 2026, 13:40"),
        ("2026-11-19", "19 Nov 2026"),
        ("2026-11", "November 2026"),
        ("2026", "2026"),
        ("", ""),
        ("soon", "soon"),
    ],
)
def test_dates_in_a_zone(value, words):
    assert date_words(value, "Asia/Tashkent").replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Asia/Tashkent", "20 Nov 2026, 06:00 (UTC+5, Asia/Tashkent)"),
        ("Asia/Kolkata", "20 Nov 2026, 06:30 (UTC+5:30, Asia/Kolkata)"),
        ("America/New_York", "19 Nov 2026, 20:00 (UTC−5, America/New_York)"),
        ("UTC", "20 Nov 2026, 01:00 (UTC)"),
    ],
)
def test_a_cutoff_names_its_zone(zone, words):
    assert cutoff_words("2026-11-20T01:00:00Z", zone).replace("\u00a0", " ") == words


def test_periods():
    assert period_words(None) == ""
    assert period_words(("2026-11-19", "2026-11-19")) == date_words("2026-11-19")
    assert " to " in period_words(("2026-11-19", "2026-11-20"))


def test_languages_by_name():
    assert language_words("fa") == "Persian"
    assert language_words("xx") == "XX"


@pytest.mark.parametrize(
    ("text", "language", "tongue"),
    [
        (WORDS["fa"], "fa", ("fa", "vazir")),
        (WORDS["ur"], "ur", ("ur", "nastaliq")),
        (WORDS["ar"], "", ("ar", "naskh")),
        (WORDS["fa"], "en", ("ar", "naskh")),
        (WORDS["zh"], "zh", ("zh", "han")),
        (WORDS["ru"], "tg", ("tg", "")),
        (WORDS["en"], "fa", ("en", "")),
        (WORDS["en"], "de", ("de", "")),
        (WORDS["en"], "not a code", ("en", "")),
        ("41 %", "", ("en", "")),
    ],
)
def test_a_text_is_set_by_the_script_it_has(text, language, tongue):
    assert tuple(tongue_of(text, language, "en")) == tongue


def test_scripts_are_told_by_most_letters():
    assert script_of("Ташкент (UZ)") == "CYRILLIC"
    assert script_of("123") == ""


def test_direction_tricks_and_controls_are_dropped():
    assert printable("a\u202eb\u0000c\u2067d\ufeff\r\n") == "abcd  "
    assert printable("می\u200cبینیم") == "می\u200cبینیم"


def test_long_words_may_break_and_say_the_same():
    word = "w" * 100
    assert printable(word).replace("\u200b", "") == word
    assert "\u200b" in printable(word)
    assert "\u200b" not in printable("我" * 100)


def test_what_cannot_be_drawn():
    assert undrawable("aሰb\U0001f69aa") == ["ሰ", "\U0001f69a"]
    lost = set()
    assert printable("\U0001f69a!", lost) == "\ufffd!"
    assert lost == {"\U0001f69a"}


def test_room_and_cuts():
    assert breadth("ab我") == 4
    assert shortened("abcdef", 4) == "abc…"
    assert shortened("abcd", 4) == "abcd"


@pytest.mark.parametrize(
    ("sizes", "label"),
    [([], ""), ([3], ""), ([5, 5], "section-1"), ([40], "item-20"), ([1, 60, 1], "item-31")],
)
def test_the_second_column_of_the_contents(sizes, label):
    assert split_at(sizes) == label
