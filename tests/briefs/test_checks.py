"""Every check finds what it is for, says it in the user's words, and is quiet otherwise."""

import pytest

from briefbench.briefs.checks import check
from briefbench.briefs.tlp import above, highest
from briefbench.model.kinds import ItemKind, Tlp
from briefbench.model.outline import OutlineSection
from tests.briefs.outlines import brief, chart, item, quoted


def messages(outline):
    return [(each.severity, each.item, each.message) for each in check(outline)]


def test_a_sound_brief_has_no_findings():
    assert check(brief(item(quotes=(quoted(),), comment="It is likely.", tlp=Tlp.GREEN))) == []


def test_changed_words_are_an_error():
    found = check(brief(item(3, quotes=(quoted(verbatim=False),))))
    assert [(each.severity, each.item) for each in found] == [("error", 3)]
    assert "We see the old route" in found[0].message
    assert found[0].advice


def test_a_quotation_without_source_is_an_error():
    assert messages(brief(item(quotes=(quoted(evidence="gone"),))))[0][0] == "error"


@pytest.mark.parametrize("mark", [Tlp.AMBER_STRICT, Tlp.RED])
def test_an_item_above_the_brief_is_an_error(mark):
    severity, number, message = messages(brief(item(tlp=mark)))[0]
    assert (severity, number) == ("error", 1)
    assert mark.value in message


def test_undated_articles_want_a_remark():
    assert "undated" in messages(brief(item(published="")))[0][2]
    assert not check(brief(item(published="", remark="October, by its archive.")))


@pytest.mark.parametrize("kind", [ItemKind.CHART, ItemKind.SILENCE])
def test_charts_and_silence_need_no_date(kind):
    assert not check(brief(item(kind=kind, published="", figure=chart())))


def test_suggestions_nobody_accepted_are_told():
    assert "not reviewed" in messages(brief(item(quotes=(quoted(reviewed=False),))))[0][2]


def test_empty_sections_are_told_by_name():
    sections = (OutlineSection("Transit", (item(),)), OutlineSection("Water", ()))
    assert "“Water”" in messages(brief(sections=sections))[0][2]


def test_an_empty_brief_is_told_once():
    assert len(check(brief(sections=(OutlineSection("A", ()), OutlineSection("B", ()))))) == 1


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("It is very likely, with moderate confidence.", 1),
        ("There is almost no chance of it (high confidence).", 1),
        ("It is unlikely. We have low confidence in this.", 0),
        ("It is unlikely\nLow confidence", 0),
        ("He has no confidence in the likeliest heir.", 0),
        ("", 0),
    ],
)
def test_likelihood_and_confidence_stand_apart(comment, found):
    assert len(check(brief(item(comment=comment)))) == found


def test_characters_without_a_font_are_named_by_their_item():
    found = messages(brief(item(2, paragraphs=("a \U0001f69a",))))
    assert [(each[0], each[1]) for each in found] == [("warning", 2)]
    assert "U+1F69A" in found[0][2]


def test_characters_of_the_title_belong_to_the_whole_brief():
    assert messages(brief(item(), title="ሰላም"))[0][1] is None


def test_errors_come_first_then_items_in_order():
    outline = brief(
        item(1, published=""), item(2, quotes=(quoted(verbatim=False),)), item(3, tlp=Tlp.RED)
    )
    assert [each.item for each in check(outline)] == [2, 3, 1]


def test_the_order_of_marks():
    assert highest([Tlp.GREEN, Tlp.AMBER_STRICT, Tlp.AMBER]) is Tlp.AMBER_STRICT
    assert highest([]) is Tlp.CLEAR
    assert above(Tlp.RED, Tlp.AMBER)
    assert not above(Tlp.GREEN, Tlp.GREEN)
