"""Leaders by their time of office, disputed areas by rule, words that several countries share."""

import re

import pytest

from briefbench.analysis.countries import find_countries
from briefbench.analysis.countries.folding import fold_name
from briefbench.analysis.countries.standing import Term, area_called, leaders_called, listed_forms
from briefbench.analysis.countries.tables import table_rows
from briefbench.analysis.country_names import is_country

OFFICES = {"president", "premier", "monarch", "leader", "foreign", "defence", "spokesman"}
LANGUAGES = ("en", "ru", "tg", "uz", "fa", "ar", "ur", "fr", "de", "es", "zh")


def codes(text, language="en", **options):
    return {country.code for country in find_countries(text, language, **options)}


def mention(text, words, language="en", **options):
    """Return code, kind, confidence and competing codes of the first mention with these words."""
    for country in find_countries(text, language, **options):
        for one in country.mentions:
            if text[one.start : one.end] == words:
                return country.code, one.kind.value, one.confidence, one.rivals
    raise AssertionError(words)


def test_the_tables_are_whole():
    for code, words, terms in table_rows("leaders.tsv"):
        assert is_country(code), code
        assert re.fullmatch(r"(?:[a-z]{2}=[^;=]+)(?:;[a-z]{2}=[^;=]+)*", words), words
        for part in terms.split(";"):
            office, first, last = part.split()
            assert office in OFFICES, words
            assert last == "-" or first[: len(last)] <= last, words
    for name, code, rivals, rule, because, sort, words in table_rows("disputed.tsv"):
        assert all(map(is_country, (code, *rivals.split()))), name
        assert rule in {"own", "un", "holder"}, name
        assert because, name
        assert sort in {"name", "region", "demonym"}, name
        assert "=" in words, name
    for code, rivals, switches, forms in table_rows("rivals.tsv"):
        assert all(map(is_country, (code, *rivals.split()))), forms
        assert switches in {"yes", "no"}, forms


def test_an_area_is_counted_under_one_country_whatever_it_is_called():
    for name, code, *_, words in table_rows("disputed.tsv"):
        for part in words.split(";"):
            for form in part.partition("=")[2].split("|"):
                if not form.endswith("-"):
                    assert area_called(form).code == code, (name, form)


@pytest.mark.parametrize(
    ("first", "last", "day", "holds"),
    [
        ("2000-05-07", "2008-05-07", "2004-01-01", True),
        ("2000-05-07", "2008-05-07", "2008-05-07", True),
        ("2000-05-07", "2008-05-07", "2008-05-08", False),
        ("2000-05-07", "2008-05-07", "2000", True),
        ("2000-05-07", "2008-05-07", "2000-04", False),
        ("1994-10", "1999-10", "1999-10-31T08:00:00Z", True),
        ("2012-05-07", "-", "2026-01-01", True),
        ("2012-05-07", "-", "2012-05-06", False),
        ("2012-05-07", "-", "", True),
        ("2000-05-07", "2008-05-07", "", False),
    ],
)
def test_a_term_covers_a_day_as_far_as_both_are_exact(first, last, day, holds):
    assert Term("president", first, last).holds(day) is holds


def test_a_leader_counts_in_the_time_of_office_only():
    text = "Merkel spoke, and Nazarbayev listened."
    assert codes(text, day="2012-03-01") == {"DE", "KZ"}
    assert codes(text, day="2020-03-01") == {"DE"}
    assert codes(text, day="1999-12-01") == {"KZ"}
    assert codes(text, day="2023") == set()
    assert codes("Меркель и Назарбаев говорили.", "ru", day="2023-05-01") == set()
    assert codes("默克尔说", "zh", day="2023-05-01") == set()
    assert codes("默克尔说", "zh", day="2013-05-01") == {"DE"}


def test_without_a_date_leaders_are_less_certain_and_former_ones_least():
    then = mention("Putin spoke.", "Putin", day="2021-10-13")[2]
    today = mention("Putin spoke.", "Putin")[2]
    formerly = mention("Merkel spoke.", "Merkel")[2]
    assert then > today > formerly >= 0.5


def test_who_held_an_office_twice():
    (leader,) = leaders_called("Vladimir Putin")
    assert leader.term("2010-01-01").office == "premier"
    assert leader.term("2004-01-01").office == "president"
    assert codes("Trump spoke.", day="2018-01-01") == {"US"}
    assert codes("Trump spoke.", day="2023-01-01") == set()


@pytest.mark.parametrize(
    ("text", "code", "rivals"),
    [
        ("They met in Crimea.", "UA", {"RU"}),
        ("Fighting near Donetsk and Luhansk.", "UA", {"RU"}),
        ("A vote in Abkhazia was held.", "GE", {"RU"}),
        ("A vote in South Ossetia was held.", "GE", {"RU"}),
        ("A rally in Transnistria was held.", "MD", {"RU"}),
        ("The road to Nagorno-Karabakh is shut.", "AZ", {"AM"}),
        ("A port in Northern Cyprus opened.", "CY", {"TR"}),
        ("The Sahrawi camps in Western Sahara.", "EH", {"MA"}),
        ("Snow fell in Kashmir.", "IN", {"PK", "CN"}),
        ("Snow fell in Azad Kashmir.", "PK", {"IN"}),
        ("Soldiers on the Golan Heights.", "SY", {"IL"}),
        ("Aid reached Gaza and the West Bank.", "PS", {"IL"}),
        ("Elections in Somaliland were held.", "SO", set()),
        ("Sheep on the Falklands.", "FK", {"AR"}),
        ("Banks in Hong Kong closed.", "HK", {"CN"}),
        ("Banks in Macau closed.", "MO", {"CN"}),
        ("Ferries to Åland stopped.", "AX", {"FI"}),
        ("A base on Guam.", "GU", {"US"}),
        ("Taiwan voted.", "TW", {"CN"}),
        ("Kosovo voted.", "XK", {"RS"}),
        ("Palestine voted.", "PS", {"IL"}),
    ],
)
def test_disputed_areas_are_counted_by_the_stated_rule(text, code, rivals):
    (country,) = find_countries(text, "en")
    assert country.code == code
    assert set().union(*(m.rivals for m in country.mentions)) == rivals


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Совещание в Крыму перенесли.", "ru", "UA"),
        ("Переговоры о Нагорном Карабахе.", "ru", "AZ"),
        ("در غزه کمک رسید.", "fa", "PS"),
        ("مقبوضہ کشمیر میں برف پڑی۔", "ur", "IN"),
        ("وصلت المساعدات إلى الجولان.", "ar", "SY"),
        ("Une réunion en Crimée.", "fr", "UA"),
        ("Ein Treffen auf der Krim.", "de", "UA"),
        ("Una reunión en Crimea.", "es", "UA"),
        ("克里米亚的会议", "zh", "UA"),
        ("Ҷаласа дар Қрим шуд.", "tg", "UA"),
    ],
)
def test_disputed_areas_in_other_languages(text, language, code):
    assert codes(text, language) == {code}


@pytest.mark.parametrize(
    ("text", "words", "code", "rivals"),
    [
        ("Congo voted.", "Congo", "CD", {"CG"}),
        ("Brazzaville is calm; Congo voted.", "Congo", "CG", {"CD"}),
        ("Kinshasa and Brazzaville are calm; Congo voted.", "Congo", "CD", {"CG"}),
        ("The Korean envoy came.", "Korean", "KR", {"KP"}),
        ("In Pyongyang the Korean envoy spoke.", "Korean", "KP", {"KR"}),
        ("Guinea voted.", "Guinea", "GN", {"GW", "GQ", "PG"}),
        ("Guinea and Guinea-Bissau voted.", "Guinea", "GN", {"GW", "GQ", "PG"}),
        ("Niger and Nigeria voted.", "Niger", "NE", {"NG"}),
        ("Georgia and Armenia signed.", "Georgia", "GE", {"US"}),
    ],
)
def test_what_countries_share_keeps_its_competing_codes(text, words, code, rivals):
    found = mention(text, words)
    assert found[0] == code
    assert set(found[3]) == rivals


def test_every_language_with_tables_knows_todays_best_known_leaders():
    for language in LANGUAGES:
        known = {
            fold_name(f) for *_, forms, terms in listed_forms(language) if terms for f in forms
        }
        assert len(known) >= 5, language
