"""What an officer does with suggestions and quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.words import tr, trn
from briefbench.desk.library import Library
from briefbench.model.kinds import SpeechKind, Verdict
from briefbench.model.records import (
    ItemQuote,
    Quote,
    Suggestion,
    TrayEntry,
)
from briefbench.store.quote_fields import write_fields
from briefbench.store.quotes import (
    block_texts,
    quotes_by_id,
    suggestions_by_id,
)
from briefbench.store.selectors import put_at
from briefbench.store.speakers import bearers, give_speaker

PRESELECTED = 0.9
"""The least confidence of what is offered to be accepted at once; 95 of 100 of it are right."""


def accept_suggestions(library: Library, suggestion_ids: Sequence[int], **fields: str) -> list[int]:
    """Turn suggestions into quotes of their articles.

    Args:
        library: Where they are.
        suggestion_ids: Which.
        **fields: What the officer says of the new quotes, as in ``set_quote``.

    Returns:
        The ids of the new quotes, in the order of ``suggestion_ids``; a suggestion that was
        accepted before makes no second one.

    Raises:
        NotFound: A suggestion is gone; nothing was changed.
        TypeError: There is no such field.

    """
    label = trn("Accept {n} quote", "Accept {n} quotes", len(suggestion_ids))
    with library.change(label) as session:
        open_ones = [
            suggestion
            for suggestion in suggestions_by_id(session, suggestion_ids)
            if suggestion.verdict is not Verdict.ACCEPTED
        ]
        quotes = [_accepted(session, suggestion, fields) for suggestion in open_ones]
        session.add_all(quotes)
        for quote in quotes:
            write_fields(session, quote, fields)
        session.flush()
        return [quote.id for quote in quotes]


def accept_sure_suggestions(library: Library, confidence: float = PRESELECTED) -> list[int]:
    """Accept every open suggestion of direct speech that is at least this sure; return quote ids.

    For the sample desk and for scripts: an officer reads before accepting.
    """
    with library.read() as session:
        ids = session.scalars(
            select(Suggestion.id)
            .where(Suggestion.verdict == Verdict.OPEN, Suggestion.kind == SpeechKind.DIRECT)
            .where(Suggestion.confidence >= confidence)
            .order_by(Suggestion.id)
        ).all()
    return accept_suggestions(library, ids) if ids else []


def dismiss_suggestions(library: Library, suggestion_ids: Sequence[int]) -> None:
    """Say of these suggestions that they are no quotes.

    Raises:
        NotFound: A suggestion is gone; nothing was changed.

    """
    label = trn("Dismiss {n} suggestion", "Dismiss {n} suggestions", len(suggestion_ids))
    with library.change(label) as session:
        for suggestion in suggestions_by_id(session, suggestion_ids):
            suggestion.verdict = Verdict.DISMISSED


def set_suggestion_speaker(
    library: Library,
    suggestion_ids: Sequence[int],
    speaker: str,
    role: str | None = None,
    country: str | None = None,
) -> None:
    """Say who speaks in these suggestions, before they are accepted; None leaves what is said.

    Raises:
        NotFound: A suggestion is gone; nothing was changed.

    """
    with library.change(tr("Set speaker")) as session:
        for suggestion in suggestions_by_id(session, suggestion_ids):
            suggestion.speaker = " ".join(speaker.split())
            suggestion.role = suggestion.role if role is None else role.strip()
            suggestion.country = suggestion.country if country is None else country or None


def set_quote_speaker(
    library: Library,
    quote_ids: Sequence[int],
    speaker: str | None,
    role: str | None = None,
    country: str | None = None,
) -> None:
    """Say who speaks in these quotes; what is None stays as it is in each, ``""`` takes it away.

    Raises:
        NotFound: A quote is gone; nothing was changed.

    """
    with library.change(tr("Set speaker")) as session:
        for quote in quotes_by_id(session, quote_ids):
            if speaker is not None:
                give_speaker(session, quote, speaker)
            quote.role = quote.role if role is None else role.strip()
            quote.country = quote.country if country is None else country or None


def remove_quotes(library: Library, quote_ids: Sequence[int]) -> None:
    """Remove quotes; suggestions they came from are open again.

    Raises:
        NotFound: A quote is gone; nothing was changed.

    """
    label = trn("Remove {n} quote", "Remove {n} quotes", len(quote_ids))
    with library.change(label) as session:
        for quote in quotes_by_id(session, quote_ids):
            _remove(session, quote, Verdict.OPEN)


def dismiss_quotes(library: Library, quote_ids: Sequence[int]) -> None:
    """Say of these quotes that they are none: they go, and are not offered again.

    A suggestion that one of them came from is dismissed; it stays so when the page is read again.

    Raises:
        NotFound: A quote is gone; nothing was changed.

    """
    label = trn("Not a quote", "{n} are no quotes", len(quote_ids))
    with library.change(label) as session:
        for quote in quotes_by_id(session, quote_ids):
            _remove(session, quote, Verdict.DISMISSED)


def list_speakers(library: Library) -> list[tuple[str, int]]:
    """Return every speaker who is quoted with the number of quotes, most first."""
    with library.read() as session:
        return [(each.names[0], each.quotes) for each in bearers(session) if each.quotes]


def _accepted(session: Session, suggestion: Suggestion, fields: Mapping[str, str]) -> Quote:
    suggestion.verdict = Verdict.ACCEPTED
    texts = block_texts(session, suggestion.article_id)
    quote = Quote(
        article_id=suggestion.article_id,
        suggestion_id=suggestion.id,
        kind=suggestion.kind,
        role=suggestion.role,
        country=suggestion.country,
    )
    give_speaker(session, quote, fields.get("speaker", suggestion.speaker))
    put_at(quote, texts, suggestion.places)
    return quote


def _remove(session: Session, quote: Quote, verdict: Verdict) -> None:
    _let_go(session, quote)
    if quote.suggestion_id is not None:
        suggestion = session.get(Suggestion, quote.suggestion_id)
        if suggestion is not None:
            suggestion.verdict = verdict
    session.delete(quote)


def _let_go(session: Session, quote: Quote) -> None:
    """Take a quote out of briefs and tray, so that Undo can bring it back there."""
    for held in session.scalars(select(ItemQuote).where(ItemQuote.quote_id == quote.id)):
        session.delete(held)
    for entry in session.scalars(select(TrayEntry).where(TrayEntry.quote_id == quote.id)):
        session.delete(entry)
    session.flush()
