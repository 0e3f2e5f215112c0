"""What an officer writes beside a quote: comment, translation, colour."""

from __future__ import annotations

from collections.abc import Sequence

from briefbench.base.words import tr, trn
from briefbench.desk.library import Library
from briefbench.model.kinds import MarkColour
from briefbench.store.quote_fields import write_fields
from briefbench.store.quotes import quotes_by_id


def set_quote(library: Library, quote_id: int, **fields: str) -> None:
    """Set fields of a quote in one change: ``store.quote_fields.QUOTE_FIELDS``; the others stay.

    Raises:
        NotFound: The quote is gone.
        TypeError: There is no such field.

    """
    with library.change(tr("Change quote")) as session:
        (quote,) = quotes_by_id(session, [quote_id])
        write_fields(session, quote, fields)


def set_quote_comment(library: Library, quote_id: int, comment: str) -> None:
    """Write the officer's comment on a quote; ``""`` takes it away.

    Raises:
        NotFound: The quote is gone.

    """
    with library.change(tr("Comment on quote")) as session:
        (quote,) = quotes_by_id(session, [quote_id])
        write_fields(session, quote, {"comment": comment})


def colour_quotes(library: Library, quote_ids: Sequence[int], colour: MarkColour) -> None:
    """Give the marks of these quotes a colour, and the line that belongs to it.

    Raises:
        NotFound: A quote is gone; nothing was changed.

    """
    label = trn("Colour {n} quote", "Colour {n} quotes", len(quote_ids))
    with library.change(label) as session:
        for quote in quotes_by_id(session, quote_ids):
            quote.colour = MarkColour(colour)
