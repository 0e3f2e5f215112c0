import pytest

from briefbench import desk
from briefbench.analysis import understand_anew
from briefbench.base.errors import NotFound, Refused
from briefbench.model.bank import QuoteField, QuoteFilter
from tests.desk.test_reading_again import renew
from tests.making import BODY, add_drafts, draft_of

LONG = "“We see the old route used by night, and nobody counts the trucks,”"
SAID = f"{LONG} said the deputy chief of the border service."


def article_with(library, *body):
    return add_drafts(library, [understand_anew(draft_of(body=body, tail=()))])[0]


def read_as(library, article, *body, tail=()):
    return renew(library, article, understand_anew(draft_of(body=body, tail=tail)))


def marked(library, article, words):
    """Mark words that stand once in the article; return the quote's id."""
    for block in desk.article_view(library, article).blocks:
        at = block.text.find(words)
        if at >= 0:
            return desk.mark_quote(library, article, [(block.position, at, at + len(words))])
    raise AssertionError(words)


def only(library):
    (row,) = desk.list_quotes(library)
    return row


def lose_quotes(library):
    """Add an article with quotes of several kinds that lost their places, for pictures too."""
    persian = "ما راه قدیمی را دیدیم که شب‌ها از آن استفاده می‌شود، و هیچ کس کامیون‌ها را نمی‌شمارد"
    body = (
        "Customs officers at the crossing near Termez counted 41 lorries on Wednesday, and the "
        "office said yes to a second gate.",
        SAID,
        "“Nobody counts,” said a driver who waited at the gate. “We wait for days and then we "
        "drive through in one night, all of us, with whatever we have loaded,” he added.",
        f"«{persian}»، یک مقام گمرک گفت.",
    )
    article = article_with(library, *body)
    marked(library, article, LONG)
    first, second = "“Nobody counts,”", "“We wait for days and then we drive through in one night, "
    start = body[2].index(second)
    desk.mark_quote(
        library,
        article,
        [(2, 0, len(first)), (2, start, body[2].index(" he added"))],
        speaker="A driver",
    )
    marked(library, article, f"«{persian}»")
    quote = marked(library, article, "said yes to a second gate")
    desk.set_quote_speaker(library, [quote], "Customs office", "office", "UZ")
    read_as(
        library,
        article,
        "The office has not said yes to anything, customs officers at Termez told.",
        f"{LONG.replace('trucks', 'lorries')} said the deputy chief. Another officer said: "
        f"{LONG.replace('“', '«').replace(',”', '»')}.",
        body[2].replace("in one night, all of us,", "by night, all together,"),
        f"{persian.replace('قدیمی', 'کهنه')}، یک مقام گمرک گفت.",
        tail=(f"Read also: {LONG}", f"Most read: {LONG}"),
    )
    return article


@pytest.fixture
def lost(library):
    """A long quote whose page now says it with other words, and its article."""
    article = article_with(library, BODY[0], SAID)
    quote = marked(library, article, LONG)
    read_as(library, article, BODY[0], SAID.replace("trucks", "lorries"))
    return quote, article


def test_a_lost_quote_waits_with_its_words_and_the_nearest_passage(library, lost):
    quote, _ = lost
    row = only(library)
    assert (row.words, row.places, row.review) == (LONG, (), True)
    assert desk.count_quotes_to_review(library) == 1
    assert desk.list_quotes_to_review(library) == [row]
    found = desk.quote_to_review(library, quote)
    (span,) = found.spans
    assert (span.words, span.suffix) == (LONG, " said the deputy chief of the bo")
    (candidate,) = span.candidates
    assert candidate.words == LONG.replace("trucks", "lorries")
    assert not candidate.exact
    assert 0.9 < candidate.share < 1
    assert [(run.kind, run.text) for run in candidate.runs if run.kind != "equal"] == [
        ("removed", "trucks"),
        ("added", "lorries"),
    ]
    assert candidate.after.startswith(" said the deputy")


def test_a_quote_is_placed_at_a_candidate_and_the_words_are_those_there(library, lost):
    quote, _ = lost
    (candidate,) = desk.quote_to_review(library, quote).spans[0].candidates
    desk.place_quote(library, quote, candidate.places)
    row = only(library)
    assert (row.words, row.review, row.verbatim) == (candidate.words, False, True)
    assert desk.count_quotes_to_review(library) == 0
    assert desk.undo(library) == "Place quote"
    assert only(library).words == LONG
    assert desk.count_quotes_to_review(library) == 1
    desk.redo(library)
    assert only(library) == row


def test_nothing_is_added_to_a_quote_whose_own_words_are_not_found(library, lost):
    quote, _ = lost
    before = only(library)
    with pytest.raises(Refused, match="needs review"):
        desk.add_quote_places(library, quote, [(0, 0, 3)])
    assert only(library) == before


def test_a_quote_that_comes_back_word_for_word_needs_no_review(library, lost):
    _, article = lost
    read_as(library, article, "Later", BODY[0], SAID)
    row = only(library)
    assert (row.words, row.review, row.verbatim) == (LONG, False, True)


def test_short_quotes_are_never_matched_nearly(library):
    article = article_with(library, "He said: “We will see the route,” and went.")
    quote = marked(library, article, "“We will see the route,”")
    read_as(library, article, "He said: “We will see that route,” and went.")
    assert desk.quote_to_review(library, quote).spans[0].candidates == ()
    read_as(library, article, 'They sang: "We will see the route," again.')
    (candidate,) = desk.quote_to_review(library, quote).spans[0].candidates
    assert (candidate.share, candidate.exact) == (1.0, False)
    assert only(library).review


def test_the_very_words_are_first_then_by_what_stands_around_them(library):
    article = article_with(library, "On Monday he said yes to all. On Friday she said no.")
    quote = marked(library, article, "said yes")
    read_as(
        library,
        article,
        "They said  yes once.",
        "On Friday he said yes to a few.",
        "On Monday she said yes.",
        tail=("he said yes to nobody",),
    )
    spans = desk.quote_to_review(library, quote).spans
    assert [(c.places[0][0], c.exact, c.tail) for c in spans[0].candidates] == [
        (1, True, False),
        (3, True, True),
        (2, True, False),
        (0, False, False),
    ]


def test_words_that_now_run_over_two_paragraphs_have_a_place_in_each(library):
    article = article_with(library, BODY[0], SAID)
    quote = marked(library, article, LONG)
    cut = LONG.index("and")
    read_as(library, article, BODY[0], SAID[:cut].strip(), SAID[cut:])
    (candidate,) = desk.quote_to_review(library, quote).spans[0].candidates
    desk.place_quote(library, quote, candidate.places)
    row = only(library)
    assert (len(row.places), row.words, row.verbatim) == (2, LONG, True)


def test_each_span_of_a_quote_has_its_own_candidates(library):
    article = article_with(library, BODY[0], SAID)
    places = [(0, 0, 42), (1, 0, len(LONG))]
    quote = desk.mark_quote(library, article, places)
    read_as(library, article, BODY[0], SAID.replace("trucks", "lorries"))
    first, second = desk.quote_to_review(library, quote).spans
    assert first.candidates[0].exact
    assert not second.candidates[0].exact
    assert only(library).places == ()


def test_an_orphan_is_kept_and_waits_no_longer(library, lost):
    quote, article = lost
    desk.keep_without_place(library, [quote])
    assert desk.count_quotes_to_review(library) == 0
    assert desk.list_quotes_to_review(library) == []
    (row,) = desk.list_quotes_to_review(library, orphans=True)
    assert (row.words, row.review, row.orphan) == (LONG, True, True)
    assert desk.undo(library) == "Keep 1 quote without a place"
    assert desk.count_quotes_to_review(library) == 1
    desk.redo(library)
    report = read_as(library, article, "Later", BODY[0], SAID.replace("trucks", "lorries"))
    assert report.review == 0
    assert only(library).orphan
    read_as(library, article, BODY[0], SAID)
    assert (only(library).orphan, only(library).review) == (False, False)


def test_a_quote_in_the_trash_waits_until_it_is_restored(library, lost):
    _, article = lost
    desk.trash_articles(library, [article])
    assert desk.count_quotes_to_review(library) == 0
    desk.restore_articles(library, [article])
    assert desk.count_quotes_to_review(library) == 1


def test_a_quote_whose_block_is_taken_out_of_the_article_stays(library):
    article = article_with(library, BODY[0], SAID)
    marked(library, article, LONG)
    before = only(library)
    desk.set_tail(library, article, [1], tail=True)
    assert (only(library).places, only(library).verbatim) == (before.places, True)
    assert desk.count_quotes_to_review(library) == 0


def test_what_cannot_be_is_refused(library, lost):
    quote, article = lost
    for places in ([], [(9, 0, 3)], [(0, 3, 3)], [(0, 0, 9), (0, 5, 12)], [(0, 0, 9999)]):
        with pytest.raises(Refused):
            desk.place_quote(library, quote, places)
    placed = marked(library, article, BODY[0])
    with pytest.raises(Refused):
        desk.keep_without_place(library, [quote, placed])
    assert desk.count_quotes_to_review(library) == 1
    with pytest.raises(NotFound):
        desk.quote_to_review(library, 999)


def in_state(library, state):
    return set(desk.find_quotes(library, QuoteFilter(state=(state,))).ids)


def test_bank_list_and_count_mean_the_same_by_review(library, lost):
    quote, article = lost
    held = marked(library, article, BODY[0][:20])
    found = desk.find_quotes(library)
    assert (found.review, desk.count_quotes_to_review(library)) == (1, 1)
    assert in_state(library, "review") == {quote}
    assert in_state(library, "altered") == set()
    desk.keep_without_place(library, [quote])
    assert desk.find_quotes(library).review == desk.count_quotes_to_review(library) == 0
    assert in_state(library, "review") == set()
    assert in_state(library, "altered") == {quote}
    counts = desk.find_quotes(library, counts=True).counts[QuoteField.STATE]
    assert (counts["review"], counts["altered"]) == (0, 1)
    assert desk.quotes_by_ids(library, [held])[0].verbatim
    desk.undo(library)
    assert in_state(library, "review") == {r.id for r in desk.list_quotes_to_review(library)}
