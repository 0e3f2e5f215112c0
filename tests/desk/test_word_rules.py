"""Word rules: tried, followed, taken back; what the officer decided stays."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbench import desk
from briefbench.analysis import understand_anew
from briefbench.base.errors import Cancelled, NotFound, Refused
from briefbench.base.progress import Progress
from briefbench.model.kinds import Scope, WordKind
from briefbench.model.word_rows import WordRuleWish
from tests.desk.test_history import contents
from tests.making import add_drafts, draft_of

TEXT = (
    "The plant in Georgia opened in May, and Georgia paid for most of it, the office found.",
    "“We wait for the road,” Smith noted on Monday.",
)


class Stopping(Progress):
    def step(self, done: int, total: int, note: str = "") -> None:
        raise Cancelled


def add(library, *, title="The plant opens", body=TEXT, source="Vakhsh Herald", language="en"):
    draft = draft_of(title, body, source=source, language=language)
    return add_drafts(library, [understand_anew(draft)])[0]


def codes(library, article):
    return {country.code for country in desk.article_view(library, article).countries}


def speakers(library, article):
    return [each.speaker for each in desk.article_view(library, article).suggestions]


def means(words, meaning, scope=Scope.DESK, article=None):
    return WordRuleWish(WordKind.COUNTRY, words, meaning, scope=scope, article_id=article)


def test_a_rule_is_followed_listed_undone_and_made_again(library):
    article = add(library)
    before = contents(library)
    report = desk.add_word_rule(library, means("Georgia", "US"))
    assert report.changed == (article,)
    assert codes(library, article) == {"US"}
    (rule,) = desk.list_word_rules(library)
    assert (rule.id, rule.author, rule.place) == (report.rule_id, "", "")
    assert rule.sentence == "“Georgia” means United States"
    assert desk.undo_label(library) == "Word rule: “Georgia” means United States"
    desk.undo(library)
    assert contents(library) == before
    desk.redo(library)
    assert codes(library, article) == {"US"}
    assert desk.list_word_rules(library) == [rule]
    assert desk.remove_word_rules(library, [rule.id]).changed == (article,)
    assert codes(library, article) == {"GE"}
    assert desk.list_word_rules(library) == []
    with pytest.raises(NotFound):
        desk.remove_word_rules(library, [rule.id])


def test_what_a_preview_tells_is_what_happens(library):
    first, second = add(library), add(library, title="Another")
    add(library, body=("Rain fell on Monday in Termez.",))
    desk.set_country(library, [second], "GE", "about")
    wish = means("Georgia", "US")
    preview = desk.preview_word_rule(library, wish)
    assert (preview.found, preview.looked) == (2, 2)
    told = {
        row.article_id: [(c.words, c.before, c.after) for c in row.changes] for row in preview.rows
    }
    assert told[first] == [("GE", "about", ""), ("US", "", "about")]
    assert told[second] == [("US", "", "about")]
    assert desk.list_word_rules(library) == []
    assert codes(library, first) == {"GE"}
    assert set(desk.add_word_rule(library, wish).changed) == set(told)
    assert codes(library, first) == {"US"}
    assert codes(library, second) == {"GE", "US"}


def test_a_preview_looks_at_so_many_articles_as_asked(library):
    for number in range(3):
        add(library, title=f"Page {number}")
    preview = desk.preview_word_rule(library, means("Georgia", "US"), most=2)
    assert (preview.found, preview.looked, len(preview.rows)) == (3, 2, 2)


def test_a_preview_and_a_rule_can_be_cancelled(library):
    article = add(library)
    wish = means("Georgia", "US")
    with pytest.raises(Cancelled):
        desk.preview_word_rule(library, wish, Stopping())
    with pytest.raises(Cancelled):
        desk.add_word_rule(library, wish, Stopping())
    assert desk.list_word_rules(library) == []
    assert codes(library, article) == {"GE"}


def test_a_country_that_the_officer_removed_stays_removed(library):
    article = add(library)
    desk.set_country(library, [article], "US", None)
    assert desk.preview_word_rule(library, means("Georgia", "US")).rows[0].changes[0].words == "GE"
    desk.add_word_rule(library, means("Georgia", "US"))
    assert codes(library, article) == set()


def test_the_speaker_of_suggestions_follows_and_quotes_stay(library):
    kept, other = add(library), add(library, title="Another")
    (suggestion,) = desk.article_view(library, kept).suggestions
    desk.accept_suggestions(library, [suggestion.id])
    wish = WordRuleWish(WordKind.SPEAKER, "Smith", "John Smith", "envoy of Kenya")
    (row,) = desk.preview_word_rule(library, wish).rows
    assert row.article_id == other
    assert [(c.what, c.before, c.after) for c in row.changes] == [
        ("speaker", "Smith", "John Smith, envoy of Kenya, KE")
    ]
    desk.add_word_rule(library, wish)
    assert speakers(library, other) == ["John Smith"]
    assert [quote.speaker for quote in desk.list_quotes(library)] == ["Smith"]


def test_what_is_no_cue_is_not_offered_any_more(library):
    article, other = add(library), add(library, source="Issyk Wire")
    wish = WordRuleWish(WordKind.NOT_CUE, "noted", scope=Scope.OUTLET, article_id=article)
    assert desk.add_word_rule(library, wish).changed == (article,)
    before = speakers(library, other)
    assert before == ["Smith"]
    assert speakers(library, article) != before
    (rule,) = desk.list_word_rules(library)
    assert (rule.scope, rule.place) == (Scope.OUTLET, "Vakhsh Herald")


def test_a_dismissed_suggestion_stays_dismissed(library):
    article = add(library)
    (suggestion,) = desk.article_view(library, article).suggestions
    desk.dismiss_suggestions(library, [suggestion.id])
    wish = WordRuleWish(WordKind.SPEAKER, "Smith", "John Smith")
    assert desk.add_word_rule(library, wish).changed == ()
    assert speakers(library, article) == []


def test_the_scope_can_be_changed(library):
    first, second = add(library), add(library, source="Issyk Wire")
    report = desk.add_word_rule(library, means("Georgia", "US", Scope.ARTICLE, first))
    assert report.changed == (first,)
    changed = desk.set_word_rule_scope(library, report.rule_id, Scope.DESK).changed
    assert changed == (second,)
    assert codes(library, second) == {"US"}
    changed = desk.set_word_rule_scope(library, report.rule_id, Scope.OUTLET, first).changed
    assert changed == (second,)
    assert codes(library, second) == {"GE"}
    assert codes(library, first) == {"US"}
    desk.undo(library)
    assert codes(library, second) == {"US"}


def test_a_new_rule_takes_the_place_of_one_that_says_otherwise(library):
    add(library)
    desk.add_word_rule(library, means("Georgia", "US"))
    with pytest.raises(Refused):
        desk.preview_word_rule(library, means("georgia", "US"))
    desk.add_word_rule(library, WordRuleWish(WordKind.NOT_COUNTRY, "Georgia", "US"))
    assert [rule.kind for rule in desk.list_word_rules(library)] == [WordKind.NOT_COUNTRY]
    desk.undo(library)
    assert [rule.kind for rule in desk.list_word_rules(library)] == [WordKind.COUNTRY]


def test_rules_are_signed_as_the_officer_says(library):
    desk.set_library_setting(library, "officer", "Night desk")
    desk.add_word_rule(library, means("Kopet Hollow", "TM"))
    assert [rule.author for rule in desk.list_word_rules(library)] == ["Night desk"]


@pytest.mark.parametrize(
    "wish",
    [
        means(" “” ", "US"),
        means("Georgia", "XX"),
        WordRuleWish(WordKind.NOT_COUNTRY, "Georgia"),
        WordRuleWish(WordKind.SPEAKER, "Smith"),
        WordRuleWish(WordKind.SPEAKER, "he", "John Smith"),
        means("Georgia", "US", Scope.ARTICLE),
        means("Georgia", "US", Scope.OUTLET),
        means("x" * 200, "US"),
    ],
)
def test_what_can_be_no_rule_is_refused(library, wish):
    with pytest.raises(Refused):
        desk.add_word_rule(library, wish)
    assert desk.list_word_rules(library) == []


def test_a_pronoun_can_be_said_to_mean_somebody_in_one_article(library):
    article = add(library, body=("“We wait for the road,” he said on Monday.",))
    wish = WordRuleWish(
        WordKind.SPEAKER, "he", "John Smith", scope=Scope.ARTICLE, article_id=article
    )
    desk.add_word_rule(library, wish)
    assert speakers(library, article) == ["John Smith"]


PAGE = """<html><head><title>{title}</title><meta property="og:site_name" content="Amu Post"></head>
<body><article><h1>{title}</h1>
<p>The plant in Georgia opened in May, and Georgia paid for most of it, the office of works found
after a review that took the whole of the winter and a part of the spring.</p>
<p>“We wait for the road, and we shall wait as long as it takes,” Smith noted on Monday, when he
came back from the works.</p></article></body></html>"""


def test_new_pages_and_pages_read_again_follow_the_rules(library, tmp_path):
    (tmp_path / "a.html").write_text(PAGE.format(title="A plant opens after a long winter"))
    (old,) = desk.import_paths(library, [tmp_path / "a.html"], jobs=1).lines
    assert "GE" in codes(library, old.article_id)
    desk.add_word_rule(library, means("Georgia", "US", Scope.ARTICLE, old.article_id))
    desk.add_word_rule(library, WordRuleWish(WordKind.SPEAKER, "Smith", "John Smith"))
    assert codes(library, old.article_id) == {"US"}
    assert desk.read_again(library, [old.article_id], jobs=1).unchanged == 1
    assert codes(library, old.article_id) == {"US"}
    (tmp_path / "b.html").write_text(PAGE.format(title="Another plant opens after the winter"))
    (new,) = desk.import_paths(library, [tmp_path / "b.html"], jobs=1).lines
    assert codes(library, new.article_id) == {"GE"}
    assert "John Smith" in speakers(library, new.article_id)
    desk.set_word_rule_scope(
        library, desk.list_word_rules(library)[1].id, Scope.OUTLET, old.article_id
    )
    assert codes(library, new.article_id) == {"US"}
    desk.set_source(library, [new.article_id], "Issyk Wire")
    desk.read_again(library, [new.article_id], jobs=1)
    assert codes(library, new.article_id) == {"GE"}


def test_a_moved_border_follows_the_rules(library):
    article = add(library)
    desk.add_word_rule(library, means("Georgia", "US"))
    desk.set_tail(library, article, [0], tail=True, remember=False)
    assert codes(library, article) == set()
    desk.set_tail(library, article, [0], tail=False, remember=False)
    assert codes(library, article) == {"US"}


def test_what_corrections_offer_to_teach(library):
    article = add(library)
    offer = desk.offer_country_rule(library, article, "GE")
    assert offer.sentences == ("“Georgia” never means Georgia", "“Georgia” means United States")
    assert (offer.outlet, offer.wishes[0].scope) == ("Vakhsh Herald", Scope.ARTICLE)
    offer = desk.offer_country_rule(library, article, "GE", "US")
    assert offer.sentences == ("“Georgia” means United States",)
    assert desk.offer_country_rule(library, article, "KZ").wishes == ()
    (suggestion,) = desk.article_view(library, article).suggestions
    assert desk.offer_cue_rule(library, suggestion.id).sentences == ("“noted” tells no speech",)
    (quote,) = desk.accept_suggestions(library, [suggestion.id])
    assert desk.offer_speaker_rule(library, quote).wishes == ()
    desk.set_quote_speaker(library, [quote], "John Smith", "envoy")
    (wish,) = desk.offer_speaker_rule(library, quote).wishes
    assert (wish.words, wish.meaning, wish.role) == ("Smith", "John Smith", "envoy")
    assert desk.offer_speaker_rule(library, 999).wishes == ()


RULES = st.lists(
    st.tuples(
        st.sampled_from([WordKind.COUNTRY, WordKind.NOT_COUNTRY]),
        st.sampled_from(["Georgia", "georgia"]),
        st.sampled_from(["GE", "US"]),
        st.sampled_from(list(Scope)),
    ),
    max_size=4,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(RULES)
def test_followed_step_by_step_or_read_anew_an_article_says_the_same(library, rules):
    article = add(library)
    made = 0
    for kind, words, code, scope in rules:
        wish = WordRuleWish(kind, words, code, scope=scope, article_id=article)
        told = None
        try:
            told = desk.preview_word_rule(library, wish)
        except Refused:
            continue
        assert desk.add_word_rule(library, wish).changed == tuple(r.article_id for r in told.rows)
        made += 1
    before = codes(library, article)
    desk.set_tail(library, article, [1], tail=True, remember=False)
    assert codes(library, article) == before
    for _ in range(made + 1):
        desk.undo(library)
    assert codes(library, article) == {"GE"}
    assert desk.list_word_rules(library) == []
