"""Own sentences in the scripts of a desk; endings, prefixes and words that only look like names."""

from pathlib import Path

import pytest

from briefbench.analysis.countries import find_countries
from briefbench.analysis.countries.capitals import capitals_in


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Послы Узбекистана и США прибыли в Москву.", {"UZ", "US", "RU"}),
        ("ru", "Кремль ответил иранским дипломатам.", {"RU", "IR"}),
        ("ru", "В Саудовской Аравии и Северной Корее ждут.", {"SA", "KP"}),
        ("ru", "После того как он ушел, мали остались.", set()),
        ("uk", "Посол Польщі приїхав до України.", {"PL", "UA"}),
        ("fa", "سفیر روسیه در کابل با نماینده ازبکستان دیدار کرد.", {"RU", "AF", "UZ"}),
        ("fa", "وضعیت مالی شرکت خوب است.", set()),
        ("ar", "زار الوفد الإيراني موسكو وبغداد.", {"IR", "RU", "IQ"}),
        ("ar", "الدعم المالي لم يصل بعد.", set()),
        ("ar", "وبالعراق تستمر المحادثات.", {"IQ"}),
        ("ur", "روسی وفد نے بھارت اور ایران کا دورہ کیا۔", {"RU", "IN", "IR"}),
        ("tg", "Вазири Тоҷикистон ба Маскав рафт.", {"TJ", "RU"}),
        ("uz", "Tojikistondagi vazir Toshkentga keldi.", {"TJ", "UZ"}),
        ("kk", "Қазақстанда Ресей елшісі болды.", {"KZ", "RU"}),
        ("ky", "Кыргызстандын элчиси Тажикстанга барды.", {"KG", "TJ"}),
        ("fr", "L’ambassadeur russe a quitté l’Iran pour Kaboul.", {"RU", "IR", "AF"}),
        ("de", "Polens Präsident traf usbekische Minister in Moskau.", {"PL", "UZ", "RU"}),
        ("es", "El embajador iraní viajó de Moscú a Cuba.", {"IR", "RU", "CU"}),
    ],
)
def test_countries_of_a_sentence(language, text, expected):
    assert {country.code for country in find_countries(text, language)} == expected


def test_spans_hold_the_whole_word():
    text = "В Таджикистане тихо."
    mention = find_countries(text, "ru")[0].mentions[0]
    assert text[mention.start : mention.end] == "Таджикистане"


SUITES = Path(__file__).parents[1] / "data" / "countries"


def suite(language):
    """Return own sentences and the countries they name; a line is codes, a tab, the sentence."""
    rows = (SUITES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    parted = (row.partition("\t") for row in rows)
    return [(text, set(codes.split(",")) - {""}) for codes, _, text in parted]


@pytest.mark.parametrize("language", ["ru", "fa", "ar", "ur", "tg", "uz", "fr", "de", "es", "zh"])
def test_countries_of_a_suite(language):
    right = wrong = missed = 0
    for text, expected in suite(language):
        found = {country.code for country in find_countries(text, language)}
        right += len(found & expected)
        wrong += len(found - expected)
        missed += len(expected - found)
    assert len(suite(language)) >= 40
    assert 2 * right / (2 * right + wrong + missed) >= 0.93


def test_chinese_takes_the_longest_word_and_parts_pairs():
    text = "印度尼西亚与中美。"
    spans = {text[m.start : m.end]: c.code for c in find_countries(text, "zh") for m in c.mentions}
    assert spans == {"印度尼西亚": "ID", "中": "CN", "美": "US"}


FORMS = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "data" / "countries_forms.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("language", sorted({row[0] for row in FORMS}))
def test_names_peoples_and_capitals_in_their_forms(language):
    rows = [(codes, text) for of, codes, text in FORMS if of == language]
    assert rows
    wrong = [
        (text, codes)
        for codes, text in rows
        if {country.code for country in find_countries(text, language)} != set(codes.split())
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["ru", "tg", "uz", "fa", "ar", "ur", "fr", "de", "es", "zh"])
def test_capitals_are_known_by_the_names_of_cldr(language):
    named = list(capitals_in(language))
    found = [
        code
        for code, name in named
        if code in {country.code for country in find_countries(f"{name}.", language)}
    ]
    assert len(found) >= 0.97 * len(named)
