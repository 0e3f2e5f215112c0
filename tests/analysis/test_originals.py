import pytest

from briefbench.analysis.originals import StoryText, likely_original, outlet_names
from briefbench.model.kinds import Likely


def text_of(name="Vakhsh Herald", text="Water rose.", published="", saved="2026-10-14T08:00:00Z"):
    return StoryText(outlet_names(name, ""), text, published, saved)


AGENCY = text_of("Issyk Wire", published="2026-10-13")
CITING = text_of("Amu Post", "By our desk\nWater rose, Issyk Wire reports.", "2026-10-12")


def test_the_outlet_that_the_others_name():
    assert likely_original([CITING, text_of(), AGENCY]) == (2, Likely.NAMED)


def test_an_outlet_that_names_itself_is_not_named_by_others():
    proud = text_of("Issyk Wire", "Issyk Wire learned that water rose.", "2026-10-13")
    early = text_of("Amu Post", published="2026-10-12")
    assert likely_original([proud, early]) == (1, Likely.FIRST)


def test_a_name_inside_a_word_is_none():
    one = text_of("Wire", published="2026-10-13")
    assert likely_original([one, text_of(text="The wireless fell.")])[1] is not Likely.NAMED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-10-12", "2026-10-13"),
        ("2026-10-13T08:00:00Z", "2026-10-13T09:00:00Z"),
        ("2026-10-13T12:00:00+05:00", "2026-10-13T08:00:00Z"),
        ("2026-09", "2026-10-01"),
    ],
)
def test_the_one_surely_published_first(first, second):
    texts = [text_of("A", published=second), text_of("B", published=first), text_of("C")]
    assert likely_original(texts) == (1, Likely.FIRST)


def test_dates_that_do_not_tell_leave_it_to_the_length():
    vague = [
        text_of("A", "Short.", "2026-10-13"),
        text_of("B", "A long text. " * 9, "2026-10-13T08:00:00Z"),
        text_of("C", "Short too.", "2026-10"),
    ]
    assert likely_original(vague) == (1, Likely.LONGEST)


def test_when_nothing_else_tells_the_one_saved_first():
    texts = [text_of("A", saved="2026-10-15T00:00:00Z"), text_of("B", saved="2026-10-14T00:00:00Z")]
    assert likely_original(texts) == (1, Likely.CAPTURED)
    assert likely_original([text_of(published="never")]) == (0, Likely.CAPTURED)
    with pytest.raises(ValueError, match=r"\[\]"):
        likely_original([])


def test_names_of_an_outlet():
    assert outlet_names("Issyk  Wire", "issykwire.example") == ("issyk wire", "issykwire")
    assert outlet_names("K24", "k24.example") == ()
