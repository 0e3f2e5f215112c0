"""What the last check of each quote found wrong, kept in mind while its library is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.desk.library import Library
from briefbench.model.kinds import Standing
from briefbench.model.quote_rows import CheckedQuote
from briefbench.model.records import Quote
from briefbench.model.rows import QuoteRow
from briefbench.store.steps import in_steps

_doubts: WeakKeyDictionary[Library, dict[int, str]] = WeakKeyDictionary()
"""Of each open library the quotes last found not to stand in their original, with their words."""


def doubted_quotes(library: Library) -> Mapping[int, str]:
    """Return the quotes that the last check of each did not find in its original, with their words.

    Kept while the library is open; a quote whose words have changed since is not meant any more.
    """
    return dict(_doubts.get(library, {}))


def doubted_now(library: Library, session: Session) -> list[int]:
    """Return the ids of those whose words are still the ones that were not found."""
    doubts = doubted_quotes(library)
    found: list[int] = []
    for part in in_steps(list(doubts)):
        asked = select(Quote.id, Quote.words).where(Quote.id.in_(part))
        found += [id_ for id_, words in session.execute(asked) if doubts[id_] == words]
    return found


def with_doubts(library: Library, rows: Sequence[QuoteRow]) -> list[QuoteRow]:
    """Return rows of quotes, those the last check did not find being not word for word."""
    doubts = _doubts.get(library, {})
    return [
        replace(row, verbatim=False) if doubts.get(row.id) == row.words else row for row in rows
    ]


def remember(library: Library, found: Iterable[CheckedQuote], words: Mapping[int, str]) -> None:
    """Keep in mind what a check found; ``words`` are those that were looked for, by quote."""
    doubts = dict(_doubts.get(library, {}))
    for checked in found:
        if checked.standing is Standing.VERBATIM:
            doubts.pop(checked.quote_id, None)
        else:
            doubts[checked.quote_id] = words[checked.quote_id]
    _doubts[library] = doubts
