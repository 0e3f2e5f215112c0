"""The facts of a library read one by one, the plain way: what arrays are compared with."""

from datetime import datetime

from sqlalchemy import select

from briefbench.base.dates import days_of
from briefbench.columns.table import Columns
from briefbench.model.facts import ArticleFacts
from briefbench.model.kinds import Verdict
from briefbench.model.records import Article, Item, ItemQuote, Quote, Speaker
from briefbench.model.speaker_records import SpeakerName
from briefbench.model.story_records import InStory
from briefbench.store.places import words_at
from briefbench.store.versions import older_versions
from tests.columns.making import Fact, PlainQuote, read_back


def read_facts(facts: ArticleFacts, zone: str) -> dict[int, Fact]:
    """Return facts as columns show them in a zone, by article."""
    columns = Columns()
    columns.replace_all(facts, zone)
    return read_back(columns.table)


def facts_one_by_one(session, zone: str) -> dict[int, Fact]:
    """Return the facts of all articles, by article."""
    older = older_versions(session, list(session.scalars(select(Article.id))))
    stories = dict(session.execute(select(InStory.id, InStory.story_id)).all())
    held = set(session.scalars(select(Item.article_id)))
    held |= {held_.quote.article_id for held_ in session.scalars(select(ItemQuote))}
    mains = select(SpeakerName.name, Speaker.name).join(
        Speaker, Speaker.id == SpeakerName.speaker_id
    )
    called = dict(reversed(session.execute(mains.order_by(SpeakerName.id)).all()))
    return {
        article.id: _fact(article, zone, called, stories, held, older)
        for article in session.scalars(select(Article))
    }


def _fact(article, zone, called, stories, held, older) -> Fact:
    first, last = _days(article.published, zone)
    captured = _days(article.captured, zone)
    event = _days(article.event, zone)
    offered = [s for s in article.suggestions if s.verdict is Verdict.OPEN]
    names = {quote.speaker.name for quote in article.quotes if quote.speaker}
    names |= {called.get(s.speaker, s.speaker) for s in offered if s.speaker}
    return Fact(
        id=article.id,
        first_day=first,
        last_day=last,
        captured_first=captured[0],
        captured_last=captured[1],
        event_first=event[0],
        event_last=event[1],
        added=datetime.fromisoformat(article.added).timestamp(),
        source=article.source_id or 0,
        language=article.language,
        story=stories.get(article.id, -article.id),
        read=article.read,
        archived=article.archived,
        trashed=article.trashed is not None,
        older=article.id in older,
        briefed=article.id in held,
        quotes=len(article.quotes),
        suggestions=len(offered),
        countries=tuple(sorted(country.code for country in article.countries)),
        about=tuple(sorted(country.code for country in article.countries if country.about)),
        tags=tuple(sorted(tag.tag_id for tag in article.tags)),
        speakers=tuple(sorted(names)),
    )


def _days(value: str | None, zone: str) -> tuple[int, int]:
    try:
        first, last = days_of(value or "", zone)
    except ValueError:
        return 0, 0
    return first.toordinal(), last.toordinal()


def quotes_one_by_one(session, zone: str) -> dict[int, PlainQuote]:
    """Return the facts of all quotes of live articles, by quote."""
    articles = facts_one_by_one(session, zone)
    briefed = {held.quote_id for held in session.scalars(select(ItemQuote))}
    found = {}
    for quote in session.scalars(select(Quote)):
        of = articles[quote.article_id]
        if of.trashed:
            continue
        known = Fact(of.id, of.first_day, of.last_day, source=of.source, language=of.language,
                     about=of.about, tags=of.tags)  # fmt: skip
        texts = [block.text for block in quote.article.blocks]
        speaker = quote.speaker.name if quote.speaker else ""
        waits = quote.review and not quote.orphan
        found[quote.id] = PlainQuote(
            id=quote.id,
            of=known,
            added=datetime.fromisoformat(quote.added).timestamp(),
            speaker=speaker,
            role=quote.role,
            said_by=quote.country or "",
            kind=quote.kind,
            length=len(quote.words),
            commented=bool(quote.comment),
            review=waits,
            altered=not waits and words_at(texts, quote.places) != quote.words,
            briefed=quote.id in briefed,
            quote_tags=tuple(sorted(tag.tag_id for tag in quote.tags)),
            text=f"{quote.words}\n{speaker}\n{quote.role}\n{quote.article.title}".casefold(),
        )
    return found
