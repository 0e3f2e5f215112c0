"""What an officer marks: the words of quotes and suggestions, by their places in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from briefbench.base.errors import Refused
from briefbench.base.words import tr
from briefbench.desk.library import Library
from briefbench.model.kinds import SpeechKind
from briefbench.model.records import Quote, Suggestion
from briefbench.model.rows import Place
from briefbench.store.articles import articles_by_id
from briefbench.store.places import merged, words_at
from briefbench.store.quotes import block_texts, quotes_by_id, suggestions_by_id
from briefbench.store.selectors import put_at
from briefbench.store.speakers import give_speaker


def mark_quote(
    library: Library,
    article_id: int,
    places: Sequence[Place],
    *,
    speaker: str = "",
    role: str = "",
    country: str | None = None,
) -> int:
    """Keep the words at these places as a quote and return its id.

    Raises:
        NotFound: The article is gone.
        Refused: The places hold no words, or lie outside the text.

    """
    with library.change(tr("Mark quote")) as session:
        (article,) = articles_by_id(session, [article_id])
        texts = block_texts(session, article_id)
        inside = _inside(texts, places)
        quote = Quote(
            article_id=article.id,
            kind=SpeechKind.DIRECT,
            role=role.strip(),
            country=country,
        )
        give_speaker(session, quote, speaker)
        put_at(quote, texts, inside)
        session.add(quote)
        session.flush()
        return quote.id


def set_quote_places(library: Library, quote_id: int, places: Sequence[Place]) -> None:
    """Let a quote have the words at these places, and no others.

    Raises:
        NotFound: The quote is gone.
        Refused: The places hold no words, or lie outside the text.

    """
    with library.change(tr("Change the words of a quote")) as session:
        (quote,) = quotes_by_id(session, [quote_id])
        _put_quote(session, quote, places)


def add_quote_places(library: Library, quote_id: int, places: Sequence[Place]) -> None:
    """Let a quote have the words at these places too; what lies between is left out of it.

    Raises:
        NotFound: The quote is gone.
        Refused: The places hold no words, or lie outside the text; or the quote needs review, so
            that it is not certain where its own words are.

    """
    with library.change(tr("Add words to a quote")) as session:
        (quote,) = quotes_by_id(session, [quote_id])
        if quote.review:
            raise Refused(
                tr("The quote needs review: its own words were not found in the text."),
                tr("Say first where they are, then add words."),
            )
        _inside(block_texts(session, quote.article_id), places)
        _put_quote(session, quote, [*quote.places, *places])


def set_suggestion_places(library: Library, suggestion_id: int, places: Sequence[Place]) -> None:
    """Let a suggestion have the words at these places, and no others.

    Raises:
        NotFound: The suggestion is gone.
        Refused: The places hold no words, or lie outside the text.

    """
    with library.change(tr("Change the words of a suggestion")) as session:
        (suggestion,) = suggestions_by_id(session, [suggestion_id])
        _put_suggestion(session, suggestion, places)


def add_suggestion_places(library: Library, suggestion_id: int, places: Sequence[Place]) -> None:
    """Let a suggestion have the words at these places too.

    Raises:
        NotFound: The suggestion is gone.
        Refused: The places hold no words, or lie outside the text.

    """
    with library.change(tr("Add words to a suggestion")) as session:
        (suggestion,) = suggestions_by_id(session, [suggestion_id])
        _inside(block_texts(session, suggestion.article_id), places)
        _put_suggestion(session, suggestion, [*suggestion.places, *places])


def _put_quote(session: Session, quote: Quote, places: Iterable[Sequence[int]]) -> None:
    texts = block_texts(session, quote.article_id)
    put_at(quote, texts, _inside(texts, places))


def _put_suggestion(
    session: Session, suggestion: Suggestion, places: Iterable[Sequence[int]]
) -> None:
    texts = block_texts(session, suggestion.article_id)
    suggestion.places = _inside(texts, places)
    suggestion.words = words_at(texts, suggestion.places)


def _inside(texts: Sequence[str], places: Iterable[Sequence[int]]) -> list[list[int]]:
    """Return the places that lie in the text, merged; refuses those without words."""
    inside = merged(
        (block, start, end)
        for block, start, end in places
        if 0 <= block < len(texts) and 0 <= start < end <= len(texts[block])
    )
    if not words_at(texts, inside).strip():
        raise Refused(tr("No words are selected."), tr("Select the words of the quote first."))
    return inside
