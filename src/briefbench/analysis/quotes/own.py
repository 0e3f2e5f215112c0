"""The desk's own words in the quote finder: what is a cue, and whom a speaker's words mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefbench.analysis.countries import country_of
from briefbench.analysis.countries.folding import fold_name
from briefbench.analysis.own_words import OwnWords
from briefbench.analysis.quotes.speakers import bare
from briefbench.analysis.quotes.tokens import Token, tokens_of
from briefbench.model.drafts import QuoteDraft

_SAYS = "said"  # an own cue is read as the plainest verb of speech
_SILENT = "\u2060"  # joined to a word, which is then on no list
_ARTICLES = ("the ", "a ", "an ")

_Lows = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnCues:
    """Words in small letters, each as its tokens: cues, and what is none."""

    cues: Mapping[str, Sequence[_Lows]]  # by the first word
    none: Mapping[str, Sequence[_Lows]]

    def retold(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens of a paragraph as the finder shall read them.

        An own cue becomes one token that reads like "said"; what is no cue is on no list. Words
        inside quotation marks stay.
        """
        for at, token in enumerate(tokens) if self.none else ():
            for lows in self.none.get(token.low, ()):
                if _stand(tokens, at, lows):
                    for silent in tokens[at : at + len(lows)]:
                        silent.low += _SILENT
        if not self.cues:
            return tokens
        kept: list[Token] = []
        end = 0
        for at, token in enumerate(tokens):
            if at < end:
                continue
            cue = next(
                (lows for lows in self.cues.get(token.low, ()) if _stand(tokens, at, lows)), ()
            )
            end = at + max(1, len(cue))
            kept.append(_said(tokens[at:end]) if cue else token)
        return kept


@lru_cache(maxsize=64)
def own_cues(cues: frozenset[str], none: frozenset[str]) -> OwnCues | None:
    """Return own cues as the English finder takes them, the longest first; None without any."""
    if not cues and not none:
        return None
    return OwnCues(_lows(cues), _lows(none))


def told_by(own: OwnWords, found: Sequence[QuoteDraft], language: str) -> tuple[QuoteDraft, ...]:
    """Return the statements with the speakers and countries that the desk's own words mean."""
    if not own.lists.speakers and not own.lists.countries:
        return tuple(found)
    return tuple(_told(own, quote, language) for quote in found)


def _told(own: OwnWords, quote: QuoteDraft, language: str) -> QuoteDraft:
    if not quote.speaker_text:
        return quote
    ruling = own.speaker(_surfaces(quote))
    if ruling.rule:
        rule = ruling.rule
        role = rule.role or quote.role
        country = country_of(rule.role, language, own) if rule.role else quote.country
        quote = replace(quote, name=rule.meaning, role=role, country=country)
    elif quote.name and fold_name(quote.name) in ruling.never:
        role = quote.role if quote.role in (quote.speaker_text or "") else ""
        quote = replace(quote, name=None, role=role)
    told = quote.role or ("" if quote.name else quote.speaker_text)
    if told and own.may_name_country(told):
        quote = replace(quote, country=country_of(told, language, own))
    return quote


def _surfaces(quote: QuoteDraft) -> Iterator[str]:
    """Give what a speaker is called, from the words of the text to the name behind them."""
    text = bare((quote.speaker_text or "").strip())
    yield text
    for article in _ARTICLES:
        if text.lower().startswith(article):
            yield text[len(article) :]
    if quote.role and text.startswith(quote.role):
        yield text[len(quote.role) :].strip(" ,")
    if quote.name:
        yield quote.name
    elif " " in text and (last := text.rpartition(" ")[2]).istitle():
        yield last  # a surname behind an office


def _lows(words: Iterable[str]) -> Mapping[str, Sequence[_Lows]]:
    """Return words as tokens, by the first one, the longest first."""
    found: dict[str, list[_Lows]] = defaultdict(list)
    for lows in sorted((tuple(t.low for t in tokens_of(each)) for each in words), key=len):
        if lows:
            found[lows[0]].insert(0, lows)
    return found


def _said(words: Sequence[Token]) -> Token:
    text = " ".join(token.text for token in words)
    return _verb()(text, _SAYS, words[0].start, words[-1].end, False)


def _stand(tokens: Sequence[Token], at: int, lows: _Lows) -> bool:
    return (
        not tokens[at].quoted and tuple(token.low for token in tokens[at : at + len(lows)]) == lows
    )


@lru_cache(maxsize=1)
def _verb() -> type[Token]:
    return type(tokens_of(_SAYS)[0])
