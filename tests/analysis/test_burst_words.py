"""What a burst is about: words that tell it from other headlines, and one headline of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis.burst_words import (
    LONGEST,
    MOST_WORDS,
    central_headline,
    distinctive_words,
)


def titles(language, *said):
    return [(title, language) for title in said]


QUAKE = titles(
    "en",
    "Earthquake hits Khujand, dozens hurt",
    "Strong quake in Khujand: dozens hurt in earthquake",
    "Tajikistan earthquake: president flies to Khujand",
    "After The Earthquake, Khujand Waits For Aid",
    "Neighbours offer aid after the Khujand earthquakes",
)
USUAL = titles(
    "en",
    "Tajikistan and China sign agreement on border",
    "President flies to Moscow",
    "Economy of Tajikistan grows by 7 percent",
    "Dushanbe says border is open",
    "Offer of aid for farmers in Tajikistan",
)


def test_words_of_the_burst_are_told_and_not_those_of_every_day():
    words = distinctive_words(QUAKE, USUAL * 10, ["Tajikistan"])
    assert words == ("earthquake", "Khujand")
    assert distinctive_words(QUAKE, USUAL * 10, ["Khūjand", "…"]) == ("earthquake",)
    assert "Tajikistan" in distinctive_words(
        titles("en", *["Tajikistan: flood"] * 5), titles("en", "Border open in Termez") * 9
    )


def test_a_word_is_written_as_it_mostly_is_and_its_forms_are_one():
    russian = titles(
        "ru",
        "Землетрясение в Худжанде",
        "Последствия землетрясения в Худжанде",
        "Президент приехал после землетрясения в Худжанд",
        "Число пострадавших при землетрясении растет",
    )
    usual = titles("ru", "Президент приехал в Москву", "В стране растут цены") * 30
    assert distinctive_words(russian, usual)[0] == "землетрясения"
    assert len(distinctive_words(russian, usual)) == 2  # and Khujand, in one form of two


@pytest.mark.parametrize(
    ("language", "burst", "usual", "words"),
    [
        (
            "fa",
            [
                "زلزله شدید خجند را لرزاند",
                "کمک‌ها به زلزله‌زدگان خجند",
                "زلزله در خجند",
                "خجند پس از زلزله",
            ],
            ["دیدار رئیس جمهور با پوتین", "رشد اقتصاد در سال گذشته"],
            {"خجند", "زلزله"},
        ),
        (
            "zh",
            [
                "塔吉克斯坦苦盏发生地震",
                "苦盏地震造成数十人受伤",
                "塔吉克斯坦总统视察苦盏灾区",
                "强烈地震袭击苦盏",
            ],
            ["塔吉克斯坦总统访问莫斯科", "塔吉克斯坦经济增长"],
            {"苦盏", "地震"},
        ),
        (
            "uz",
            [
                "Saylov kuni e'lon qilindi",
                "Saylovda to'rt nomzod",
                "Saylovlar boshlandi",
                "Saylov natijasi",
            ],
            ["Toshkentda yangi maktab", "Paxta terimi boshlandi"],
            {"Saylov"},
        ),
        (
            "tg",
            [
                "Заминларза дар Хуҷанд",
                "Хуҷанд пас аз заминларза",
                "Заминларзаи шадид дар Хуҷанд",
                "Кӯмак ба Хуҷанд",
            ],
            ["Мулоқоти сарвазирон дар Душанбе", "Нархи гандум боло рафт"],
            {"Хуҷанд", "заминларза"},
        ),
        (
            "fr",
            [
                "Séisme à Khodjent",
                "L'Iran aide après le séisme",
                "Khodjent après le séisme",
                "Le séisme de Khodjent",
            ],
            ["Visite du ministre à Moscou", "Prix du coton en hausse"],
            {"séisme", "Khodjent"},
        ),
    ],
)
def test_every_script_and_language(language, burst, usual, words):
    found = distinctive_words(titles(language, *burst), titles(language, *usual * 30))
    assert set(found) == words
    assert central_headline(titles(language, *burst)) in burst


def test_what_a_series_is_called_need_not_be_told_in_any_form():
    burst = titles("en", *["Tajik floods near Kulob, Tajikistan's south"] * 6)
    usual = titles("en", "Border open in Termez") * 40
    words = distinctive_words(burst, usual, ["Tajikistan"])
    assert words
    assert not any(word.startswith("Taj") for word in words)
    chinese = titles("zh", *["塔吉克斯坦洪水", "洪水袭击塔吉克斯坦"] * 3)
    assert distinctive_words(chinese, titles("zh", "边境开放") * 40, ["塔吉克斯坦"]) == ("洪水",)


def test_the_headline_in_the_middle_shares_most_with_the_others():
    headline = central_headline([*QUAKE, ("Football: Istiklol wins", "en")])
    assert "Khujand" in headline
    assert headline != "Football: Istiklol wins"
    assert central_headline([]) == ""
    assert central_headline([("  One \n title ", "en")]) == "One title"
    assert distinctive_words([("One title", "en")], USUAL) == ()
    assert distinctive_words([], []) == ()


def test_markup_is_text():
    wild = titles("", *["<b>dam</b> & $\\frac{a}{b}$ bursts"] * 5)
    assert set(distinctive_words(wild, USUAL * 9)) <= {"dam", "frac", "bursts"}
    assert central_headline(wild) == wild[0][0]


@given(
    st.lists(st.tuples(st.text(max_size=LONGEST + 9), st.sampled_from(["", "en", "fr", "zz"]))),
    st.lists(st.tuples(st.text(max_size=40), st.just("en"))),
    st.lists(st.text(max_size=9)),
)
def test_any_text_is_taken(headlines, others, names):
    words = distinctive_words(headlines, others, names)
    assert len(words) <= MOST_WORDS
    assert all(any(word in title for title, _ in headlines) for word in words)
    middle = central_headline(headlines)
    assert middle in {" ".join(title.split()) for title, _ in headlines} | {""}
