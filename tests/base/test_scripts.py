import pytest

from briefbench.base.scripts import in_marks, isolated


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ("We wait", "", "“We wait”"),
        ("We wait", "fr", "«We wait»"),
        ("ما منتظریم", "", "«ما منتظریم»"),
        ("Мы ждём", "en", "«Мы ждём»"),  # written in a script that language has not
        ("«Мы ждём»", "ru", "«Мы ждём»"),
        ("„Wir warten“", "de", "„Wir warten“"),
    ],
)
def test_words_stand_in_the_marks_of_their_language(words, language, shown):
    assert in_marks(words, language) == shown


def test_words_from_right_to_left_leave_a_sentence_its_direction():
    assert isolated("Kabul") == "Kabul"
    assert isolated("کابل") == "\u2068کابل\u2069"
