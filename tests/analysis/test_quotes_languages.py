"""Own sentences: quotation marks, verbs and speakers as other languages put them."""

import pytest

from briefbench.analysis.quotes import find_quotes
from tests.analysis.test_quotes import read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "«Мы ждем», — сказал посол.", ("«Мы ждем»", "посол", "сказал", "direct")),
        ("ru", "Посол ответил: «Мы ждем».", ("«Мы ждем»", "Посол", "ответил", "direct")),
        (
            "ru",
            "«Мы ждем», — сказал посол. «Ждем давно».",
            ("«Мы ждем» «Ждем давно»", "посол", "сказал", "direct"),
        ),
        (
            "ru",
            "Посол отметил, что переговоры идут трудно.",
            ("что переговоры идут трудно", "Посол", "отметил", "reported"),
        ),
        ("fa", "سفیر گفت: «ما منتظریم.»", ("«ما منتظریم.»", "سفیر", "گفت", "direct")),
        (
            "fa",
            "سفیر گفت که گفتگوها دشوار است.",
            ("که گفتگوها دشوار است", "سفیر", "گفت", "reported"),
        ),
        ("ar", "قال السفير: «نحن ننتظر».", ("«نحن ننتظر»", "السفير", "قال", "direct")),
        (
            "ar",
            "وأكد السفير أن المحادثات صعبة جدا.",
            ("أن المحادثات صعبة جدا", "السفير", "وأكد", "reported"),
        ),
        (
            "fr",
            "« Nous attendons », a dit Anne.",
            ("« Nous attendons »", "Anne", "a dit", "direct"),
        ),
        ("de", "„Wir warten“, sagte Anne.", ("„Wir warten“", "Anne", "sagte", "direct")),
        ("es", "«Esperamos», dijo Ana.", ("«Esperamos»", "Ana", "dijo", "direct")),
        ("tg", "«Мо интизорем», — гуфт сафир.", ("«Мо интизорем»", "сафир", "гуфт", "direct")),
    ],
)
def test_one_statement(language, text, expected):
    assert read(text, language) == [expected]


def test_role_name_and_country():
    (quote,) = find_quotes("«Нет», — заявил министр финансов Казахстана Иван Бел.", "ru")
    assert (quote.name, quote.role, quote.country) == (
        "Иван Бел",
        "министр финансов Казахстана",
        "KZ",
    )


def test_language_without_a_table_gives_none():
    assert find_quotes("“Sí” – ha detto Anna.", "it") == ()


def test_role_between_commas_after_the_name():
    (quote,) = find_quotes("حسن، سفیر ایران، گفت: «ما منتظریم.»", "fa")
    assert (quote.speaker_text, quote.role, quote.country) == ("حسن", "سفیر ایران", "IR")


def test_a_body_has_its_country():
    (quote,) = find_quotes("МИД России заявил, что переговоры идут трудно.", "ru")
    assert (quote.role, quote.country) == ("", "RU")


def test_an_announced_quotation_ends_its_sentence():
    found = read("سفیر گفت: «ما منتظریم.» وزیر اعلام کرد که مرز بسته می‌شود.", "fa")
    assert [who for _, who, _, _ in found] == ["سفیر", "وزیر"]


def test_without_capitals_a_verb_may_follow_the_full_stop_inside():
    found = read("«ما منتظریم.» سفیر گفت.", "fa")
    assert found == [("«ما منتظریم.»", "سفیر", "گفت", "direct")]
