"""What the officer sees of a country: words, kind, confidence, competing codes, reasons."""

from briefbench import desk
from briefbench.analysis import understand_anew
from tests.making import add_drafts, draft_of

BODY = (
    "Putin met envoys from Crimea, Congo and Tajikistan in Dushanbe.",
    "Congo sent two envoys.",
)


def seen(library, published):
    draft = understand_anew(draft_of(body=BODY, published=published, quotes=False))
    (id_,) = add_drafts(library, [draft])
    return {country.code: country for country in desk.article_view(library, id_).countries}


def test_mentions_are_kept_with_competing_codes(library):
    found = seen(library, "2021-10-13")
    assert [(m.words, m.rivals) for m in found["CD"].mentions] == [("Congo", ("CG",))] * 2
    assert [m.place[0] for m in found["CD"].mentions] == [0, 1]
    assert found["TJ"].name == "Tajikistan"
    assert [m.rivals for m in found["TJ"].mentions] == [(), ()]


def test_an_area_says_why_it_is_counted_so(library):
    (crimea,) = seen(library, "2021-10-13")["UA"].mentions
    assert crimea.rivals == ("RU",)
    assert crimea.note == ("counted under Ukraine, because of General Assembly resolution 68/262")


def test_a_leader_says_in_which_office(library):
    def note(published):
        return seen(library, published)["RU"].mentions[0].note

    assert note("2021-10-13") == "president since 2012-05-07"
    assert note("2010-01-01") == "head of government 2008-05-08 to 2012-05-07"
    assert note(None) == "president since 2012-05-07"


def test_what_speaks_for_itself_has_no_reason(library):
    assert [m.note for m in seen(library, None)["TJ"].mentions] == ["", ""]
