import pytest

from briefbench.analysis.same_speaker import alike_names
from briefbench.model.kinds import Alike

SAME = [
    ("Saimumin Yatimov", "Yatimov", Alike.SURNAME),
    ("Saimumin Yatimov", "Саймумин Ятимов", Alike.SCRIPT),
    ("Saimumin Yatimov", "صیمومین یتیموف", Alike.SCRIPT),
    ("Saimumin Yatimov", "Ятимов Саймумин", Alike.ORDER),
    ("Saimumin Yatimov", "Sajmumin Jatimow", Alike.SPELLING),
    ("Saimumin Yatimov", "S. Jatimow", Alike.INITIAL),
    ("Gen. Saimumin Yatimov", "Saimumin Yatimov", Alike.TITLE),
    ("President Putin", "Putin", Alike.TITLE),
    ("Vladimir Putin", "Vladimir Vladimirovich Putin", Alike.SPELLING),
    ("Vladimir Putin", "ولادیمیر پوتین", Alike.SCRIPT),
    ("В. Путин", "Vladimir Putin", Alike.INITIAL),
    ("Bashar al-Assad", "بشار الأسد", Alike.SCRIPT),
    ("Recep Erdogan", "Recep Erdoğan", Alike.TITLE),
    ("Shavkat Mirziyoyev", "Schawkat Mirsijojew", Alike.SPELLING),
    ("Muammar Gaddafi", "Muammar Qaddafi", Alike.SPELLING),
    ("Ministry of Defence", "Defense Ministry", Alike.ORDER),
    ("Foreign Ministry", "Ministry of Foreign Affairs", Alike.ORDER),
    ("SCNS", "State Committee for National Security", Alike.SHORT),
]

OTHERS = [
    ("Anna Petrova", "Ivan Petrov"),
    ("Petrova", "Ivan Petrov"),
    ("Emmanuel Macron", "Brigitte Macron"),
    ("I. Petrov", "Anton Petrov"),
    ("Yatimov", "Latifov"),
    ("Foreign Ministry", "Ministry of Defence"),
    ("", "Yatimov"),
    ("…", "…"),
    ("Xi Jinping", "Kim Jong Un"),
]


@pytest.mark.parametrize(("one", "other", "reason"), SAME)
def test_names_that_may_be_the_same(one, other, reason):
    for names in ([one, other], [other, one]):
        ((first, second, found),) = alike_names(names)
        assert (first, second) == (0, 1)
        assert found.reason is reason
        assert 0 < found.confidence < 1


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_that_are_not(one, other):
    assert alike_names([one, other]) == []


def test_a_surname_that_many_bear_is_the_less_sure():
    names = ["Petrov", "Ivan Petrov", "Anton Petrov", "Oleg Petrov", "Igor Petrov"]
    pairs = alike_names(names)
    assert [pair[:2] for pair in pairs] == [(0, 1), (0, 2), (0, 3)]
    assert {pair[2].confidence for pair in pairs} == {0.2}
    assert [pair[:2] for pair in alike_names(names, 4)] == []


def test_only_one_speaker_is_asked_of():
    names = ["Saimumin Yatimov", "Yatimov", "Саймумин Ятимов"]
    assert {pair[:2] for pair in alike_names(names, only=0)} == {(0, 1), (0, 2)}
    assert {pair[:2] for pair in alike_names(names)} == {(0, 1), (0, 2), (1, 2)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the deputy commander", "the commander"),
        ("министр", "заместитель министра"),
        ("the spokesman", "the directorate's spokesman"),
        ("a driver", "A driver"),
        ("وزیر", "معاون وزیر"),
    ],
)
def test_an_office_without_a_name_is_nobody_in_particular(one, other):
    assert alike_names([one, other]) == []


def test_a_surname_that_is_a_title_too_is_a_name():
    assert alike_names(["King", "Martin King"])[0][2].reason is Alike.SURNAME
