"""Who may have said a statement that names nobody, or only a surname: names to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefbench.analysis.countries import country_of
from briefbench.analysis.quotes.lists import listed
from briefbench.analysis.quotes.speakers import People, bare, capital_runs, describe
from briefbench.analysis.quotes.tokens import Token, paragraphs, tokens_of
from briefbench.analysis.quotes.verbs import OBJECTS, PRONOUNS
from briefbench.model.drafts import QuoteDraft, Span

_MOST = 8  # names offered
_AFTER = 0.3  # a mention after the statement counts less than one before it
_INSIDE = 0.2  # one inside quotation marks: speakers seldom name themselves
_SPEAKS = 2.0  # what somebody said counts more than being mentioned
_WRONG_SEX = 0.05
_OF_SURNAME = 20.0
_MEN, _WOMEN = listed("men"), listed("women")
_SEX_OF_PRONOUN = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """Somebody the text names; ``share`` is the part of all evidence that speaks for it."""

    name: str
    role: str
    country: str | None
    share: float


@dataclass(slots=True)
class _Evidence:
    weight: float = 0.0
    sexes: set[str] = field(default_factory=set)
    role: str = ""


def speaker_candidates(
    body: str,
    span: Span,
    language: str = "en",
    *,
    speaker: str = "",
    quotes: Sequence[QuoteDraft] = (),
) -> tuple[SpeakerCandidate, ...]:
    """Return whom the words at ``span`` may be by, the likeliest first, at most 8; maybe none.

    Names near before the statement and speakers of statements near it come first; of a surname
    those who bear it; of "he" and "she" those whom the text does not call otherwise. Nothing is
    decided here: it is for the officer to choose.

    Args:
        body: The text of the article.
        span: Where the statement stands in it.
        language: The language of the text.
        speaker: How the text calls the speaker there: a pronoun, a surname, or ``""``.
        quotes: The statements found in the text; their speakers are offered too.

    """
    evidence: dict[str, _Evidence] = defaultdict(_Evidence)
    read = [tokens_of(text, start) for start, text in paragraphs(body)]
    people = People(body)
    here = next((at for at, t in enumerate(read) if t and t[-1].end > span[0]), len(read))
    for place, tokens in enumerate(read):
        for name, first, end in _names(tokens, people):
            found = evidence[name]
            found.weight += _nearness(tokens[first], span, place - here)
            found.sexes |= _sexes(tokens[max(0, first - 2) : end + 4])
            found.role = found.role or people.role_of(name)
    for quote in quotes:
        if quote.speaker_span and quote.speaker_text and quote.spans[0] != span:
            _add_speaker(evidence, body, span, quote)
    return _ranked(evidence, speaker, language)


def _names(tokens: Sequence[Token], people: People) -> Iterator[tuple[str, int, int]]:
    """Give the people a paragraph names by their full names, with the tokens of each mention."""
    for first, end in capital_runs(tokens):
        person = describe(tokens[first:end], people)
        if person.name:
            yield person.name, first, end


def _nearness(token: Token, span: Span, paragraphs_away: int) -> float:
    weight = 1.0 / (1 + abs(paragraphs_away))
    if token.quoted:
        weight *= _INSIDE
    return weight if token.start < span[0] else weight * _AFTER


def _sexes(words: Sequence[Token]) -> set[str]:
    """Return what titles and offices beside a name tell: ``m``, ``f``."""
    lows = {token.low for token in words}
    return {sex for sex, listed_words in (("m", _MEN), ("f", _WOMEN)) if lows & listed_words}


def _add_speaker(evidence: dict[str, _Evidence], body: str, span: Span, quote: QuoteDraft) -> None:
    text = quote.speaker_text or ""
    if text.lower() in PRONOUNS | OBJECTS:
        return
    start = quote.spans[0][0]
    between = body[min(start, span[0]) : max(start, span[0])].count("\n\n")
    found = evidence[quote.name or text]
    found.weight += _SPEAKS / (1 + between) * (1.0 if start < span[0] else _AFTER)
    found.role = found.role or quote.role


def _ranked(
    evidence: dict[str, _Evidence], speaker: str, language: str
) -> tuple[SpeakerCandidate, ...]:
    wanted = _SEX_OF_PRONOUN.get(speaker.lower(), "")
    surname = "" if speaker.lower() in PRONOUNS | OBJECTS else bare(speaker.rpartition(" ")[2])
    weights = {}
    for name, found in evidence.items():
        weight = found.weight
        if wanted and found.sexes and wanted not in found.sexes:
            weight *= _WRONG_SEX
        if surname and surname in name.split():
            weight *= _OF_SURNAME
        weights[name] = weight
    total = sum(weights.values())
    best = sorted(weights, key=lambda name: (-weights[name], name))[:_MOST]
    return tuple(
        SpeakerCandidate(
            name,
            evidence[name].role,
            country_of(evidence[name].role, language) if evidence[name].role else None,
            weights[name] / total,
        )
        for name in best
        if weights[name] > 0
    )
