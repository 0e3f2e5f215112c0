import pytest

from briefbench.analysis.name_finding import NameFinder
from briefbench.analysis.same_speaker import agreeing_words

BEARERS = (
    ("Zarina Bell",),
    ("Saimumin Yatimov", "S. Jatimow"),
    ("Ятимов Рустам",),
    ("حسن یتیموف",),
    ("Bellamy Ltd.",),
    ("Isabell Müller",),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("bell", [0, 4, 5]),  # beginnings first, then what holds it
        ("yat", [1, 2]),  # Ятимов sounds so; two consonants at least across Arabic script
        ("yatimov", [1, 2, 3]),
        ("ЯТИМОВ", [2, 1, 3]),
        ("یتیموف", [3, 1, 2]),
        ("yatimov s", [1]),
        ("muller i", [5]),
        ("ruslan", []),
        ("—", []),
    ],
)
def test_names_are_found_in_any_script(typed, found):
    assert NameFinder(BEARERS).find(typed) == found


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Saimumin Yatimov",
            "Ятимов Саймумин",
            [("Saimumin", "Саймумин"), ("Yatimov", "Ятимов")],
        ),
        ("S. Yatimov", "Saimumin Yatimov", [("S.", "Saimumin"), ("Yatimov", "Yatimov")]),
        ("President Rahmon", "Emomali Rahmon", [("Rahmon", "Rahmon")]),
        ("UN", "Zarina Bell", []),
        (
            "State Committee for National Security",
            "SCNS",
            [("State Committee for National Security", "SCNS")],
        ),
    ],
)
def test_the_words_that_agree_are_told(one, other, words):
    assert agreeing_words(one, other) == words
