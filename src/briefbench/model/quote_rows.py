"""What leaves the desk about the words of quotes: where they stand, and where they may stand."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.model.kinds import Standing
from briefbench.model.rows import Place, QuoteRow
from briefbench.model.story_rows import TextRun


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """What reading the kept original again says of a quote.

    ``nearest`` is the passage of the original that is most like words that differ, ``""`` when
    there is none; ``why`` a sentence where the original could not be read.
    """

    quote_id: int
    standing: Standing
    nearest: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class QuotesCheck:
    """What became of a check: a line for each quote that was looked at, in the order asked."""

    quotes: tuple[CheckedQuote, ...]
    cancelled: bool = False

    def of(self, standing: Standing) -> tuple[CheckedQuote, ...]:
        """Return the quotes of which this is said."""
        return tuple(quote for quote in self.quotes if quote.standing is standing)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where a span of a quote may stand now.

    ``share`` of the words is the same, in order: 1.0 when all are. ``exact`` when these are the
    very words, signs and white space too. ``before`` and ``after`` are what stands around them,
    ``runs`` what became of the words of the quote.
    """

    places: tuple[Place, ...]
    words: str
    share: float
    exact: bool
    tail: bool  # outside of what is taken for the article
    before: str
    runs: tuple[TextRun, ...]
    after: str


@dataclass(frozen=True, slots=True)
class SpanToReview:
    """One span of a quote that needs review: its words, what stood around them, candidates."""

    words: str
    prefix: str
    suffix: str
    candidates: tuple[Candidate, ...]  # the likeliest first


@dataclass(frozen=True, slots=True)
class QuoteToReview:
    """A quote without a place, and where it may stand."""

    quote: QuoteRow
    spans: tuple[SpanToReview, ...]
