import pytest

from briefbench import desk
from briefbench.analysis import understand_anew
from briefbench.analysis.fingerprint import fingerprint_of
from briefbench.base.errors import Cancelled, NotFound, Refused
from briefbench.base.progress import Progress
from briefbench.model.kinds import BorderKind
from briefbench.store.stories import fingerprints
from tests.desk.test_history import contents
from tests.desk.test_imports import PAGE
from tests.making import BODY, add_article, add_drafts, draft_of

LETTER = "Our letter comes on Fridays."
BODY_LONG = (BODY[0] * 6, LETTER, BODY[1])


def tail_of(library, article):
    return [b.text for b in desk.article_view(library, article).blocks if b.tail]


def source_of(library, article):
    return desk.article_view(library, article).source.id


def test_a_moved_block_is_remembered_explained_and_taken_back(library):
    article = add_article(library, body=BODY_LONG)
    (rule,) = desk.set_tail(library, article, [1], tail=True)
    assert (rule.kind, rule.text, rule.outlet) == (BorderKind.TAIL, LETTER, "vakhsh herald")
    assert rule.sentence == f"On vakhsh herald, “{LETTER}” is not part of the article."
    assert desk.list_border_rules(library) == [rule]
    assert desk.list_border_rules(library, source_of(library, article)) == [rule]
    desk.undo(library)
    assert desk.list_border_rules(library) == []
    assert LETTER not in tail_of(library, article)
    desk.redo(library)
    assert desk.list_border_rules(library) == [rule]
    desk.remove_border_rules(library, [rule.id])
    assert desk.list_border_rules(library) == []
    assert LETTER in tail_of(library, article)
    with pytest.raises(NotFound):
        desk.remove_border_rules(library, [rule.id])


def test_moving_it_back_takes_the_rule_away(library):
    article = add_article(library, body=BODY_LONG)
    desk.set_tail(library, article, [1], tail=True)
    assert desk.set_tail(library, article, [1], tail=False) == []
    assert desk.list_border_rules(library) == []
    assert desk.set_tail(library, article, [1], tail=True, remember=False) == []
    assert desk.list_border_rules(library) == []


def test_rules_are_applied_to_older_articles_only_when_asked_and_not_against_the_officer(library):
    first, second, third = (add_article(library, body=BODY_LONG, title=f"Page {n}") for n in "abc")
    other = add_article(library, body=BODY_LONG, source="Issyk Wire")
    desk.set_tail(library, third, [1], tail=True)
    desk.set_tail(library, third, [1], tail=False)
    desk.set_tail(library, first, [1], tail=True)
    assert LETTER not in tail_of(library, second)
    source = source_of(library, first)
    assert desk.apply_border_rules(library, source) == 1
    assert LETTER in tail_of(library, second)
    assert LETTER not in tail_of(library, third)
    assert LETTER not in tail_of(library, other)
    assert desk.find_articles(library, '"comes on fridays"').total == 2
    assert desk.undo(library) == "Apply border rules"
    assert LETTER not in tail_of(library, second)
    with pytest.raises(Refused):
        desk.apply_border_rules(library, source_of(library, other))
    with pytest.raises(NotFound):
        desk.apply_border_rules(library, 999)


def write_page(path, title, domain):
    text = PAGE.format(title=title).replace("</article>", f"<p>{LETTER}</p></article>")
    canonical = f'<link rel="canonical" href="https://{domain}/2026/10/13/{path.stem}">'
    path.write_text(text.replace("<head>", "<head>" + canonical))


def test_pages_that_come_in_later_are_read_by_the_rules(library, tmp_path):
    for name, title, domain in (
        ("a.html", "Canal to open in November", "amupost.example"),
        ("b.html", "Canal to open at last", "m.amupost.example"),
        ("c.html", "Canal to open nowhere", "issykwire.example"),
    ):
        write_page(tmp_path / name, title, domain)
    first = desk.import_paths(library, [tmp_path / "a.html"], jobs=1).lines[0].article_id
    blocks = desk.article_view(library, first).blocks
    (place,) = (b.position for b in blocks if b.text == LETTER)
    if not blocks[place].tail:
        desk.set_tail(library, first, [place], tail=True)
    report = desk.import_paths(library, [tmp_path / "b.html", tmp_path / "c.html"], jobs=1)
    same, other = (line.article_id for line in report.lines)
    assert LETTER in tail_of(library, same)
    assert LETTER not in tail_of(library, other)
    assert desk.read_again(library, [first], jobs=1).unchanged == 1
    assert LETTER in tail_of(library, first)


def test_rules_count_under_every_name_of_an_outlet_that_was_merged(library, tmp_path):
    tmp_path = tmp_path / "pages"
    tmp_path.mkdir()
    write_page(tmp_path / "a.html", "Canal to open in November", "amupost.example")
    write_page(tmp_path / "b.html", "Canal to open at last", "amu-post.example")
    report = desk.import_paths(library, [tmp_path], jobs=1)
    first, second = (line.article_id for line in report.lines)
    desk.merge_sources(library, [source_of(library, second)], source_of(library, first))
    blocks = desk.article_view(library, first).blocks
    (place,) = (b.position for b in blocks if b.text == LETTER)
    desk.set_tail(library, first, [place], tail=True)
    write_page(tmp_path / "c.html", "Canal to open in spring", "amu-post.example")
    third = desk.import_paths(library, [tmp_path / "c.html"], jobs=1).lines[0].article_id
    assert LETTER in tail_of(library, third)
    assert desk.apply_border_rules(library, source_of(library, second)) == 1
    assert LETTER in tail_of(library, second)


TJ = "“We count every lorry in Dushanbe,” said Rustam Nazarov, head of customs of Tajikistan."
UZ = "“The bridge at Termez opens in May,” said Dilnoza Rahimova, mayor of Termez in Uzbekistan."
KG = "The talks of the four go on in Bishkek, the capital of Kyrgyzstan, until Friday noon."


def add_understood(library, title="Lorries counted", body=(TJ, KG), tail=(UZ,), **given):
    return add_drafts(library, [understand_anew(draft_of(title, body, tail=tail, **given))])[0]


def said(library, article):
    """What the article's text says: countries by code, and the words of open suggestions."""
    view = desk.article_view(library, article)
    return (
        {country.code: country for country in view.countries},
        [suggestion.words for suggestion in view.suggestions],
    )


def shares(countries):
    return sum(country.share for country in countries.values())


def test_countries_and_open_suggestions_follow_the_border(library):
    article = add_understood(library)
    before, whole = contents(library), said(library, article)
    assert set(whole[0]) == {"TJ", "KG"}
    assert whole[1] == ["“We count every lorry in Dushanbe,”"]
    desk.set_tail(library, article, [2], tail=False)
    more = said(library, article)
    assert set(more[0]) == {"TJ", "KG", "UZ"}
    assert more[1] == [*whole[1], "“The bridge at Termez opens in May,”"]
    assert {mention.words for mention in more[0]["UZ"].mentions} >= {"Uzbekistan"}
    assert {mention.place[0] for mention in more[0]["UZ"].mentions} == {2}
    assert more[0]["TJ"].share < whole[0]["TJ"].share
    assert shares(more[0]) == pytest.approx(1)
    desk.set_tail(library, article, [0], tail=True)
    less = said(library, article)
    assert set(less[0]) == {"KG", "UZ"}
    assert less[1] == more[1][1:]
    assert less[0]["UZ"].about
    assert shares(less[0]) == pytest.approx(1)
    row = desk.article_rows(library, [article])[0]
    assert (row.suggestions, {chip.code for chip in row.countries}) == (1, {"KG", "UZ"})
    last = contents(library)
    desk.undo(library)
    assert said(library, article) == more
    desk.undo(library)
    assert said(library, article) == whole
    assert contents(library) == before
    desk.redo(library)
    assert said(library, article) == more
    desk.redo(library)
    assert contents(library) == last
    assert desk.check_library(library) == []


def test_a_suggestion_that_the_move_does_not_touch_stays_the_same(library):
    article = add_understood(library)
    (old,) = desk.article_view(library, article).suggestions
    desk.set_tail(library, article, [2], tail=False)
    assert old in desk.article_view(library, article).suggestions


def test_what_the_officer_decided_is_not_touched_by_the_border(library):
    article = add_understood(library, body=(TJ, UZ), tail=())
    first, second = desk.article_view(library, article).suggestions
    desk.accept_suggestions(library, [first.id])
    desk.dismiss_suggestions(library, [second.id])
    desk.set_country(library, [article], "TJ", "named")
    desk.set_country(library, [article], "UZ", None)
    (quote,) = desk.list_quotes(library)
    desk.set_tail(library, article, [0, 1], tail=True)
    countries, words = said(library, article)
    assert [(c.code, c.by_officer, c.share, c.mentions) for c in countries.values()] == [
        ("TJ", True, 0.0, ())
    ]
    assert words == []
    assert desk.list_quotes(library) == [quote]
    desk.set_tail(library, article, [0, 1], tail=False)
    countries, words = said(library, article)
    assert [(c.code, c.about) for c in countries.values()] == [("TJ", False)]
    assert countries["TJ"].mentions
    assert words == []
    assert desk.list_quotes(library) == [quote]


def test_texts_follow_the_border_that_rules_draw(library):
    shut = KG.replace("Friday", "Monday")
    first = add_understood(library, body=(TJ, UZ, TJ * 5, shut), tail=())
    second = add_understood(library, "Bridge", body=(UZ, TJ * 5, shut), tail=())
    assert desk.set_tail(library, first, [3], tail=True)
    assert "KG" in said(library, second)[0]
    before = contents(library)
    source = source_of(library, first)

    class Stop(Progress):
        def step(self, done, total, note=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.apply_border_rules(library, source, Stop())
    assert contents(library) == before
    assert desk.apply_border_rules(library, source) == 1
    assert shut in tail_of(library, second)
    assert set(said(library, second)[0]) == {"TJ", "UZ"}
    desk.undo(library)
    assert contents(library) == before
    desk.redo(library)
    assert set(said(library, second)[0]) == {"TJ", "UZ"}
    assert desk.apply_border_rules(library, source) == 0


def test_copies_are_looked_for_by_the_text_as_it_is_now(library):
    long = tuple(
        f"Lorry {n} of the convoy {TJ[2:40]} passed gate {n * 7} at noon." for n in range(9)
    )
    one, two = (add_understood(library, name, (*long, *more), ()) for name, more in ARRIVALS)
    desk.work_off_index(library)
    assert desk.article_rows(library, [one])[0].copies == 1
    desk.set_tail(library, two, list(range(9)), tail=True)
    desk.work_off_index(library)
    with library.read() as session:
        prints = fingerprints(session, [one, two])
    assert prints[two] == list(fingerprint_of(KG))
    assert prints[one] != prints[two]


ARRIVALS = (("One", ()), ("Two", (KG,)))
