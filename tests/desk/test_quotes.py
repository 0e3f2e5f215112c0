from dataclasses import replace

import pytest

from briefbench import desk
from briefbench.base.errors import NotFound, Refused
from briefbench.model.bank import QuoteFilter
from briefbench.model.kinds import SpeechKind, Verdict
from tests.making import add_article, add_drafts, draft_of

WORDS = "“We see the old route used by night,”"


@pytest.fixture
def suggestion(library, article):
    (row,) = desk.article_view(library, article).suggestions
    return row


def test_a_suggestion_says_who_said_what_and_where(suggestion, article):
    assert suggestion.words == WORDS
    assert suggestion.article_id == article
    assert suggestion.role == "deputy chief of the border service"
    assert suggestion.kind is SpeechKind.DIRECT
    assert suggestion.places == ((1, 0, len(WORDS)),)
    assert suggestion.verdict is Verdict.OPEN


def test_accepting_keeps_the_exact_words_with_their_context(library, article, suggestion):
    (quote_id,) = desk.accept_suggestions(library, [suggestion.id])
    (quote,) = desk.list_quotes(library)
    assert (quote.id, quote.words, quote.verbatim) == (quote_id, WORDS, True)
    assert quote.speaker == "deputy chief of the border service"
    view = desk.article_view(library, article)
    assert view.suggestions == ()
    assert view.quotes == (quote,)
    assert desk.accept_suggestions(library, [suggestion.id]) == []


def test_what_is_said_of_a_quote_while_accepting_it_is_one_change(library, article, suggestion):
    desk.accept_suggestions(
        library, [suggestion.id], speaker="Bell", comment=" new ", translator="nobody"
    )
    (quote,) = desk.list_quotes(library)
    assert (quote.speaker, quote.comment, quote.translator) == ("Bell", "new", "")
    desk.undo(library)
    assert desk.list_quotes(library) == []
    assert desk.article_view(library, article).suggestions == (suggestion,)
    with pytest.raises(TypeError, match="words"):
        desk.accept_suggestions(library, [suggestion.id], words="other")
    assert desk.list_quotes(library) == []


def test_accepting_with_another_speaker_makes_none_of_the_suggested_name(library, suggestion):
    desk.accept_suggestions(library, [suggestion.id], speaker="Bell")
    assert desk.find_speaker(library, suggestion.speaker) is None
    assert desk.find_speaker(library, "Bell") is not None


def test_the_first_quote_of_a_speaker_touches_no_article_that_only_offers_the_name(library):
    quoted, other = add_drafts(library, [draft_of(), draft_of(title="Another")])
    told = []
    library.events.subscribe(told.append)
    (row,) = desk.article_view(library, quoted).suggestions
    desk.accept_suggestions(library, [row.id])
    assert told[-1].articles == {quoted}
    desk.add_speaker_name(library, desk.find_speaker(library, row.speaker), "Nurov")
    assert told[-1].articles == {quoted, other}


def test_a_missing_suggestion_changes_nothing(library, article, suggestion):
    with pytest.raises(NotFound):
        desk.accept_suggestions(library, [suggestion.id, 99])
    assert desk.list_quotes(library) == []


def test_dismissed_suggestions_are_gone_until_undo(library, article, suggestion):
    desk.dismiss_suggestions(library, [suggestion.id])
    assert desk.article_view(library, article).suggestions == ()
    desk.undo(library)
    assert desk.article_view(library, article).suggestions == (suggestion,)


def test_a_removed_quote_leaves_brief_and_tray_and_its_suggestion_is_open_again(
    library, article, suggestion
):
    (quote,) = desk.accept_suggestions(library, [suggestion.id])
    desk.put_into_tray(library, quote_ids=[quote])
    brief = desk.make_brief(library, "Weekly")
    desk.add_quotes_to_brief(library, brief, [quote])
    desk.remove_quotes(library, [quote])
    assert desk.tray(library) == []
    assert desk.brief_view(library, brief).sections[0].items[0].quotes == ()
    assert desk.article_view(library, article).suggestions == (suggestion,)
    desk.undo(library)
    assert [row.quote_id for row in desk.tray(library)] == [quote]
    assert [q.id for q in desk.brief_view(library, brief).sections[0].items[0].quotes] == [quote]


def test_the_bank_of_quotes_narrows(library):
    here = add_article(library, published="2026-10-13", source="Vakhsh Herald", tags=["border"])
    there = add_article(
        library, title="Water talks", published="", countries=(("UZ", True),), source="Amu Post"
    )
    for article in (here, there):
        desk.accept_suggestions(
            library, [s.id for s in desk.article_view(library, article).suggestions]
        )
    quotes = {row.article_id: row for row in desk.list_quotes(library)}
    desk.set_quote_speaker(library, [quotes[there].id], "Water office", "spokesman", "UZ")
    desk.set_quote_comment(library, quotes[there].id, " new figure ")

    def found(**filters):
        return [row.article_id for row in desk.list_quotes(library, QuoteFilter(**filters))]

    assert found() == [here, there]
    assert found(speaker=("water office",)) == [there]
    assert found(said_by=("TJ",)) == [here]
    assert found(about=("UZ",)) == [there]
    assert found(tag=("Border",)) == [here]
    assert found(source=("Amu Post",)) == [there]
    assert found(state=("commented", "unbriefed")) == [there]
    assert found(query="route night") == [here, there]
    assert found(query="water") == [there]
    assert found(query='"old route used" speaker:office') == [there]
    assert found(query="speaker:route") == []
    assert found(query="route about:UZ") == [there]
    assert found(query="country:UZ OR country:KZ") == [there]
    assert found(query="100%_") == []
    assert found(date=("2026-10-13",)) == [here]
    assert found(date=("2026-10-14/",)) == []
    assert found(date=("undated",)) == [there]
    with pytest.raises(Refused):
        found(date=("soon",))
    assert desk.quotes_by_ids(library, [quotes[there].id])[0].comment == "new figure"
    assert desk.list_speakers(library) == [
        ("deputy chief of the border service", 1),
        ("Water office", 1),
    ]
    desk.trash_articles(library, [there])
    assert found() == [here]


def test_words_that_no_longer_stand_there_are_told(library, article, suggestion):
    (quote,) = desk.accept_suggestions(library, [suggestion.id])
    with library.change("Text changes") as session:
        block = session.scalar(desk_block(article))
        block.text = "Something else stands here now, much longer than it was before."
    assert not desk.quotes_by_ids(library, [quote])[0].verbatim


def desk_block(article):
    from sqlalchemy import select

    from briefbench.model.records import Block

    return select(Block).where(Block.article_id == article, Block.position == 1)


def test_citing(library, article, suggestion):
    (quote,) = desk.accept_suggestions(library, [suggestion.id])
    assert desk.cite_quotes(library, [quote]).plain == (
        f"{WORDS} – deputy chief of the border service. "
        "Vakhsh Herald, “Customs counts 41 attempts”, 2026-10-13"
    )
    undated = add_article(library, title="Other", published="", source="")
    assert desk.cite_articles(library, [undated]).plain == "unknown outlet, “Other”, undated"


def test_a_rich_citation_takes_everything_for_words(library):
    evil = "<img src=x onerror=alert(1)> & “so”"
    made = add_article(
        library,
        evil,
        ("“Night <script>alert(1)</script> & day came,” he said.",),
        source='<b title="x">Herald</b>',
        url='javascript:alert("1")',
        language="fa",
    )
    (found,) = desk.article_view(library, made).suggestions
    (quote,) = desk.accept_suggestions(library, [found.id])
    desk.set_quote_speaker(library, [quote], "<i>Nobody</i>", "a & b", "TJ")
    desk.set_quote(
        library, quote, translation="<u>Said</u>", translator="<s>me</s>", translation_language="en"
    )
    rich = desk.cite_quotes(library, [quote]).rich
    for name in ("img", "script", "b ", "i>", "u>", "s>"):
        assert f"<{name}" not in rich
    assert "&lt;script&gt;" in rich
    assert "href" not in rich  # only pages of the web are linked
    assert '<blockquote dir="auto" lang="fa">' in rich
    assert "<img" not in desk.cite_articles(library, [made]).rich


def test_reported_speech_is_cited_without_quotation_marks(library):
    draft = draft_of(body=("The office said that the old route is used by night “again”.",))
    found = replace(draft.quotes[0], kind=SpeechKind.REPORTED, spans=((16, 48),))
    (made,) = add_drafts(library, [replace(draft, quotes=(found,))])
    (suggestion,) = desk.article_view(library, made).suggestions
    quotes = desk.accept_suggestions(library, [suggestion.id])
    desk.set_quote(
        library,
        quotes[0],
        translation="that it is used",
        translator="Desk",
        translation_language="en",
    )
    citation = desk.cite_quotes(library, quotes)
    assert citation.plain.startswith("that the old route is used by ni – deputy chief")
    assert " that it is used (unofficial" in citation.plain
    assert "“that" not in citation.rich


def test_who_is_not_named_is_cited_by_the_role(library, suggestion):
    quotes = desk.accept_suggestions(library, [suggestion.id], speaker="", role="The mayor")
    assert "” – The mayor." in desk.cite_quotes(library, quotes).plain
    assert "<p>— <strong><bdi>The mayor</bdi></strong>. " in desk.cite_quotes(library, quotes).rich
    desk.set_quote(library, quotes[0], speaker="the Mayor", country="TJ")
    assert "<bdi>the Mayor</bdi></strong>. " in desk.cite_quotes(library, quotes).rich
    assert desk.quotes_by_ids(library, quotes)[0].country == "TJ"


def test_a_citation_links_the_page_and_names_the_translator(library):
    made = add_article(library, url='https://herald.test/a?b=1&c="2')
    (found,) = desk.article_view(library, made).suggestions
    (quote,) = desk.accept_suggestions(library, [found.id])
    desk.set_quote(
        library, quote, translation="Ночью", translator="Desk", translation_language="ru"
    )
    citation = desk.cite_quotes(library, [quote, 99])
    assert 'href="https://herald.test/a?b=1&amp;c=&quot;2"' in citation.rich
    assert "«Ночью» (unofficial translation by Desk)." in citation.plain
    assert citation.plain.endswith('https://herald.test/a?b=1&c="2')
