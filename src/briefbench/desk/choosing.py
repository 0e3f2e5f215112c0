"""Who may have said it: names of the article and speakers of the library, to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.analysis import speaker_candidates
from briefbench.analysis.same_speaker import alike_names
from briefbench.base.errors import NotFound
from briefbench.base.speaker_names import name_key
from briefbench.base.words import tr
from briefbench.desk.library import Library
from briefbench.model.drafts import BREAK, QuoteDraft, Span
from briefbench.model.record_base import Place
from briefbench.model.records import Article, Block, Suggestion
from briefbench.model.speaker_rows import SpeakerChoice, SpeakerRow
from briefbench.store.places import BodyMap
from briefbench.store.quotes import quotes_by_id, suggestions_by_id
from briefbench.store.speakers import speaker_rows

MOST = 12
"""Names that are offered."""

_NAMED = 0.97  # who is named there comes before everybody else
_ONLY_ALIKE = 0.8  # of a likeness: the article need not mean this one
_KNOWN = 1.15  # of two names in the article the one that the library knows


def speaker_choices(
    library: Library, *, quote_id: int | None = None, suggestion_id: int | None = None
) -> list[SpeakerChoice]:
    """Return who may have said a quote or a suggestion, the likeliest first, at most ``MOST``.

    Whoever the library knows goes by the name it is called by. Names that the article gives near
    the words come with the role it gives them, speakers of the library whose name is like the one
    printed there with their country. Empty when the article names nobody.

    Args:
        library: The library to ask.
        quote_id: The quote; exactly one of the two is given.
        suggestion_id: The suggestion.

    Raises:
        NotFound: The quote or the suggestion is gone.
        ValueError: None or both are given.

    """
    if (quote_id is None) == (suggestion_id is None):
        raise ValueError("give either a quote or a suggestion")
    with library.read() as session:
        if quote_id is not None:
            (quote,) = quotes_by_id(session, [quote_id])
            called = quote.called or (quote.speaker.name if quote.speaker else "")
            here = (quote.article_id, quote.places, called, quote.role, quote.country)
        else:
            (offered,) = suggestions_by_id(session, [suggestion_id or 0])
            here = (offered.article_id, offered.places, offered.speaker, offered.role,
                    offered.country)  # fmt: skip
        return _choices(session, *here)


def _choices(
    session: Session,
    article_id: int,
    places: Sequence[Place],
    called: str,
    role: str,
    country: str | None,
) -> list[SpeakerChoice]:
    rows = speaker_rows(session)
    known = {name_key(name): row for row in rows for name in row.names}
    found: dict[str, SpeakerChoice] = {}

    def offer(choices: Iterable[SpeakerChoice]) -> None:
        for choice in choices:
            key = name_key(choice.name)
            if key not in found or found[key].confidence < choice.confidence:
                found[key] = choice

    if called:
        row = known.get(name_key(called))
        reason = tr("named with the words") if row is None else tr("named so, known by that name")
        name = row.name if row else called
        offer([SpeakerChoice(name, role, country, _NAMED, reason)])
        offer(_alike(rows, called, role))
    offer(_of_article(session, article_id, places, called, known))
    ranked = sorted(found.values(), key=lambda choice: (-choice.confidence, choice.name))
    return ranked[:MOST]


def _alike(rows: Sequence[SpeakerRow], called: str, role: str) -> list[SpeakerChoice]:
    """Return the speakers of the library one of whose names is like the one printed."""
    owners = [row for row in rows for _ in row.names]
    names = [*(name for row in rows for name in row.names), called]
    return [
        SpeakerChoice(
            row.name,
            role,
            row.country,
            round(like.confidence * _ONLY_ALIKE, 2),
            tr("speaker of this library with a name like it"),
        )
        for one, _called, like in alike_names(names, len(owners))
        for row in [owners[one]]
        if name_key(called) not in map(name_key, row.names)
    ]


def _of_article(
    session: Session,
    article_id: int,
    places: Sequence[Place],
    called: str,
    known: dict[str, SpeakerRow],
) -> list[SpeakerChoice]:
    article = session.get(Article, article_id)
    if article is None:
        raise NotFound(tr("That article is no longer in the library."))
    own = select(Block).where(Block.article_id == article_id, Block.tail.is_(False))
    blocks = session.scalars(own.order_by(Block.position)).all()
    body, spans = (
        BREAK.join(block.text for block in blocks),
        BodyMap((block.position, block.text) for block in blocks),
    )
    said = next((span for place in places if (span := spans.span(place))), None)
    if said is None:
        return []
    others = session.scalars(select(Suggestion).where(Suggestion.article_id == article_id))
    quotes = [draft for each in others if (draft := _draft(each, spans, body))]
    candidates = speaker_candidates(
        body, said, article.language or "en", speaker=called, quotes=quotes
    )
    speaking = {quote.name for quote in quotes}
    return [
        SpeakerChoice(
            row.name if row else each.name,
            each.role,
            each.country or (row.country if row else None),
            round(min(0.9, each.share * (_KNOWN if row else 1.0)), 2),
            tr("speaks elsewhere in this article")
            if each.name in speaking
            else tr("named in this article"),
        )
        for each in candidates
        for row in [known.get(name_key(each.name))]
    ]


def _draft(suggestion: Suggestion, spans: BodyMap, body: str) -> QuoteDraft | None:
    """Return a suggestion as it was found; None where words or speaker are not in the body."""
    found = [span for place in suggestion.places if (span := spans.span(place))]
    where: Span | None = next(
        (span for place in suggestion.speaker_place if (span := spans.span(place))), None
    )
    if not found or where is None:
        return None
    return QuoteDraft(
        spans=tuple(found),
        kind=suggestion.kind,
        confidence=suggestion.confidence,
        speaker_text=body[where[0] : where[1]],
        speaker_span=where,
        name=suggestion.speaker or None,
        role=suggestion.role,
        country=suggestion.country,
    )
