"""A passage of a page, and what its look alone tells of its being no part of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbench.base.places import resource
from briefbench.base.written_dates import written_dates
from briefbench.intake.lines import ends_sentence, is_cut_off, words_in
from briefbench.intake.names import MARK

LIKELY = 0.45
"""Chance from which on a block is taken for the article's; see ``fit_blocks.py``."""

FEW, HEADLINE = 8, 15
"""Words up to which a passage may be a heading, or a headline."""

# Natural logarithms of odds; see ``tests/benchmarks/bench_other_stories.py``.
_LINKED, _KNOWN, _DOTS, _FACT = 2.0, 2.0, 2.0, 1.0
_ANNOUNCING = 1.5
_DATELINE = 2.0

_LONGEST, _LONGEST_LEAD = 60, 250  # code points of a heading, and of one with a headline behind it

_NUMBER = re.compile(r"^\W*\d{1,6}\W*(?:\w+\W*)?$")
_BY = re.compile(r"^(?:by|von|par|por|от|автор|نویسنده|بقلم)\b", re.IGNORECASE)
_FROM = re.compile(
    r"^[A-ZÀ-ÖØ-ÞА-ЯЁ][A-ZÀ-ÖØ-ÞА-ЯЁ .'’/-]{2,30}(?:,[^—–:()\d]{2,30})?(?:\d{1,2} )?"
    r"(?:\s?\([^()\d]{2,40}\))?\s?[—–:-]\s"
    r"|^[^\W\d][^—–:()\d]{2,30}(?: \d{1,2})?\s?\([^()\d]{2,40}\)\s?[—–-]\s"
)
"""A dateline: "KHOROG (Example Wire) –"."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading or line of a page.

    ``chance`` is how likely its shape and place make it the article's, 0.0-1.0; ``box`` is the
    same for passages of one container, ``kin`` for those of one look.
    """

    text: str
    heading: bool = False
    linked: bool = False
    chance: float = 0.5
    box: int = 0
    kin: int = 0


class KnownHeadings:
    """Headings of other stories, one a line in ``resources/reading/other_stories.txt``."""

    _known: frozenset[str] | None = None

    @classmethod
    def all(cls) -> frozenset[str]:
        """Return them folded for comparison."""
        if cls._known is None:
            lines = resource("reading", "other_stories.txt").read_text("utf-8").splitlines()
            cls._known = frozenset(_fold(line) for line in lines if line and line[0] != "#")
        return cls._known


def is_known(text: str) -> bool:
    """Say whether a passage is a well-known heading of other stories, adverts or comments."""
    return len(text) < _LONGEST and _fold(text) in KnownHeadings.all()


def is_clutter(text: str) -> bool:
    """Say whether a passage is a well-known heading, a lone number or a line "Read also: ..."."""
    if text[-1:].isdigit() and _NUMBER.match(text):
        return True
    head, colon, behind = text.partition(":")
    if colon and behind and len(head) < _LONGEST and len(behind.split()) <= 20:
        return is_known(head)
    return is_known(text)


def leads_on(text: str) -> bool:
    """Say whether a short passage begins with a well-known heading: "READ MORE Bread from rye"."""
    if len(text) > _LONGEST_LEAD:
        return False
    return _fold(text).startswith(tuple(KnownHeadings.all()))


def is_preface(text: str) -> bool:
    """Say whether a block before the text is a section, a date or an author, no sentence."""
    words = words_in(text)
    return words <= 7 and not ends_sentence(text) and (words <= 3 or bool(_BY.match(text)))


def is_short(passage: Passage) -> bool:
    """Say whether a passage may be a heading or a headline."""
    words = words_in(passage.text)
    return (
        passage.heading
        or passage.linked
        or words <= FEW
        or (words <= HEADLINE and not ends_sentence(passage.text))
    )


def look_of(passage: Passage, *, announces: bool) -> float:
    """Return how much a passage looks like a part of other stories, 0.0 for ordinary text.

    Args:
        passage: The passage.
        announces: Whether it has the words of the one beside it, as a headline has.

    """
    text, words = passage.text, words_in(passage.text)
    if passage.linked:
        return _LINKED + _ANNOUNCING * announces if words >= 4 else 0.0
    if words <= FEW:
        return _look_of_few(text, announces=announces)
    if is_cut_off(text):
        return _DOTS
    if words <= HEADLINE and announces and not ends_sentence(text):
        return _ANNOUNCING
    return _DATELINE if words > HEADLINE and _FROM.match(text) else 0.0


def _look_of_few(text: str, *, announces: bool) -> float:
    if is_known(text):
        return _KNOWN
    digits = any(map(str.isdigit, text))
    if (digits and (_NUMBER.match(text) or written_dates(text))) or MARK.match(text):
        return _FACT
    if words_in(text) >= 5 and is_cut_off(text):
        return _DOTS
    return _ANNOUNCING * (announces and not ends_sentence(text))


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
