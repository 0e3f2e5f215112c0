"""Statements in other languages than English: quotation marks, a verb of speech, its speaker.

Three makes are known: «words», said X · X said: «words» · X said that words. Everything is found
by single passes over the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefbench.analysis.countries import country_of
from briefbench.analysis.quotes.tokens import paragraphs
from briefbench.analysis.quotes.tongues import Tongue, that_of, tongue_of, verbs_of
from briefbench.model.drafts import QuoteDraft, Span
from briefbench.model.kinds import SpeechKind

_CLOSERS = {"«": "»", "“": "”", "„": "“”", '"': '"', "”": "”", "〈": "〉", "‹": "›"}
_ENDS = ".!?؟۔…"
_BETWEEN = " \t\xa0,،—–-.!?؟۔…"
_WORD = re.compile(r"[\w‌’'-]+")
_CUTS = re.compile(r"[,،;؛:.(«“„\"—–]")
_ASIDE = re.compile(r"\s?[,،] ([^,،.:;؛«“\n]+)[,،]")
_LONGEST_ASIDE = 120  # code points
_LONGEST_SPEAKER = 14  # words
_NEAR = 80  # code points after a quotation in which its verb may stand
_LEAST_WORDS = 3  # of reported speech
_LONGEST_QUOTE = 4_000  # code points; a mark that is not closed until then is no opening mark

_DIRECT, _CONTINUED, _MIXED, _REPORTED = 0.92, 0.8, 0.8, 0.7


@dataclass(slots=True)
class _Said:
    spans: list[Span]
    speaker: Span | None
    cue: Span
    kind: SpeechKind


def quotes_marked(body: str, language: str) -> tuple[QuoteDraft, ...]:
    """Return the statements of a text in a language with a table of verbs, in text order."""
    tongue = tongue_of(language)
    if tongue is None:
        return ()
    found = []
    for start, paragraph in paragraphs(body):
        found += list(
            _Paragraph(body, start, start + len(paragraph), language, tongue).statements()
        )
    return tuple(_draft(body, said, language, tongue) for said in found)


class _Paragraph:
    """The quoted stretches and sentences of one paragraph, as spans of the body."""

    def __init__(self, body: str, start: int, end: int, language: str, tongue: Tongue) -> None:
        self._body, self._tongue = body, tongue
        self._verbs, self._that = verbs_of(language), that_of(language)
        self._quoted = list(_quoted(body, start, end))
        self._sentences = list(self._split(start, end))

    def statements(self) -> Iterator[_Said]:
        """Give the statements of the paragraph, in order."""
        last: _Said | None = None
        ahead = 0
        for start, end in self._sentences:
            first = ahead
            while ahead < len(self._quoted) and self._quoted[ahead][1] <= end:
                ahead += 1
            inside = self._quoted[first:ahead]
            verb = self._verb(start, end, inside)
            if verb is None:
                whole = inside and not self._words(start, inside[0][0])
                if last and whole and last.kind is SpeechKind.DIRECT:
                    last.spans.append(inside[0])
                else:
                    last = None
                continue
            last = self._read(start, end, inside, verb)
            if last:
                yield last

    def _split(self, start: int, end: int) -> Iterator[Span]:
        """Give the sentences; a mark that ends one inside quotation marks does not count."""
        begin = start
        inside = iter(self._quoted)
        current = next(inside, None)
        at = start
        while at < end:
            if current and at == current[0]:
                announced = self._body[begin:at].rstrip().endswith(":")
                at = current[1]
                current = next(inside, None)
                if self._ends_after_quote(at, end, announced=announced):
                    yield begin, at
                    begin = at
                continue
            if self._body[at] in _ENDS and (at + 1 >= end or self._body[at + 1].isspace()):
                yield begin, at + 1
                begin = at + 1
            at += 1
        if self._body[begin:end].strip():
            yield begin, end

    def _ends_after_quote(self, at: int, end: int, *, announced: bool) -> bool:
        if self._body[at - 2] not in _ENDS or at >= end:
            return False
        rest = self._body[at : min(end, at + _NEAR)].lstrip()
        if not rest or rest[0] in ",،—–-" or rest[0].islower():
            return False
        if announced:
            return True
        if rest[0].isupper():
            return not self._verbs.match(rest)
        verb = self._verbs.search(rest)  # no capitals: a verb before any mark belongs to the quote
        mark = _CUTS.search(rest)
        return verb is None or (
            mark is not None and rest[mark.start()] in ":«“" and verb.start() > 0
        )

    def _verb(self, start: int, end: int, inside: list[Span]) -> Span | None:
        ahead = 0
        for match in self._verbs.finditer(self._body, start, end):
            while ahead < len(inside) and inside[ahead][1] <= match.start():
                ahead += 1
            if ahead == len(inside) or match.start() < inside[ahead][0]:
                return match.span()
        return None

    def _words(self, start: int, end: int) -> list[Span]:
        return [m.span() for m in _WORD.finditer(self._body, start, end)]

    def _read(self, start: int, end: int, inside: list[Span], verb: Span) -> _Said | None:
        before = [span for span in inside if span[1] <= verb[0]]
        after = [span for span in inside if span[0] >= verb[1]]
        if before and not self._words(start, before[0][0]):
            gap = self._speaker_in(before[-1][1], verb[0])
            speaker = gap or self._speaker_after(verb[1], end)
            rest = [span for span in after if speaker is None or span[0] >= speaker[1]]
            return _Said([*before, *rest], speaker, verb, SpeechKind.DIRECT)
        if after and self._opens_speech(verb[1], after[0][0]):
            speaker = self._speaker_around(start, verb, after[0][0])
            return _Said(after, speaker, verb, SpeechKind.DIRECT)
        return self._reported(start, end, inside, verb)

    def _opens_speech(self, verb_end: int, mark: int) -> bool:
        between = self._body[verb_end:mark].rstrip()
        return between.endswith(":") or not between.strip(" ,،")

    def _reported(self, start: int, end: int, inside: list[Span], verb: Span) -> _Said | None:
        that = self._that.search(self._body, verb[1], end) if self._that else None
        if that is None or any(a <= that.start() < b for a, b in inside):
            return None
        stop = end
        while stop > that.end() and self._body[stop - 1] in _ENDS + " ":
            stop -= 1
        if len(self._words(that.end(), stop)) < _LEAST_WORDS:
            return None
        speaker = self._speaker_around(start, verb, that.start())
        if speaker is None:
            return None
        quoted = any(that.end() <= a for a, _ in inside)
        kind = SpeechKind.MIXED if quoted else SpeechKind.REPORTED
        return _Said([(that.start(), stop)], speaker, verb, kind)

    def _speaker_around(self, start: int, verb: Span, limit: int) -> Span | None:
        if self._tongue.verb_first:
            return self._speaker_after(verb[1], limit) or self._speaker_in(start, verb[0])
        return self._speaker_in(start, verb[0]) or self._speaker_after(verb[1], limit)

    def _speaker_in(self, start: int, end: int) -> Span | None:
        """Return the speaker among the words before a verb: those before the first comma."""
        while start < end and self._body[start] in _BETWEEN + "\n":
            start += 1
        cut = _CUTS.search(self._body, start, end)
        words = self._words(start, cut.start() if cut else end)
        while words and self._text(words[-1]) == self._tongue.marker:
            words.pop()
        if not words or len(words) > _LONGEST_SPEAKER:
            return None
        return words[0][0], words[-1][1]

    def _speaker_after(self, start: int, end: int) -> Span | None:
        """Return the speaker that follows a verb, up to a mark or a word that leads elsewhere."""
        while start < end and self._body[start] in " \t\xa0":
            start += 1
        cut = _CUTS.search(self._body, start, end)
        kept: list[Span] = []
        for word in self._words(start, cut.start() if cut else end):
            if self._text(word).lower() in self._tongue.stops and kept:
                break
            kept.append(word)
        while kept and self._text(kept[0]).lower() in {"hinzu", "mit", "an"}:
            kept.pop(0)
        if not kept or len(kept) > _LONGEST_SPEAKER:
            return None
        return kept[0][0], kept[-1][1]

    def _text(self, span: Span) -> str:
        return self._body[span[0] : span[1]]


def _quoted(body: str, start: int, end: int) -> Iterator[Span]:
    """Give the outermost quoted stretches, marks included."""
    at = start
    while at < end:
        closers = _CLOSERS.get(body[at])
        if closers:
            limit = min(end, at + _LONGEST_QUOTE)
            close = min(
                (place for c in closers if (place := body.find(c, at + 1, limit)) > 0), default=0
            )
            if close:
                yield at, close + 1
                at = close
        at += 1


def _draft(body: str, said: _Said, language: str, tongue: Tongue) -> QuoteDraft:
    text = body[said.speaker[0] : said.speaker[1]] if said.speaker else None
    name, role = _described(text or "", tongue)
    if said.speaker and not role:
        role = _role_after(body, said.speaker[1], tongue)
    confidence = {SpeechKind.DIRECT: _DIRECT, SpeechKind.MIXED: _MIXED}.get(said.kind, _REPORTED)
    if said.kind is SpeechKind.DIRECT and not said.speaker:
        confidence = _CONTINUED
    return QuoteDraft(
        spans=tuple(sorted(said.spans)),
        kind=said.kind,
        confidence=confidence,
        speaker_text=text,
        speaker_span=said.speaker,
        name=name or None,
        role=role,
        country=country_of(role or ("" if name else text or ""), language),
        cue=said.cue,
    )


def _role_after(body: str, end: int, tongue: Tongue) -> str:
    """Return the apposition between commas after a speaker, when it names an office."""
    aside = _ASIDE.match(body, end, end + _LONGEST_ASIDE)
    words = aside.group(1).split() if aside else []
    return " ".join(words) if {word.lower() for word in words} & tongue.roles else ""


def _described(text: str, tongue: Tongue) -> tuple[str, str]:
    """Return name and role: names begin with capitals where the script has them."""
    words = text.split()
    known = {word.lower() for word in words} & tongue.roles
    at = len(words)
    while at and words[at - 1][0].isupper() and words[at - 1].lower() not in tongue.roles:
        at -= 1
    named = words[at:]
    if known and named and at and len(named) > 2:
        at = len(words) - 2  # a country may stand between the office and the name
        named = words[at:]
    if len(named) >= 2 and not any(word.isupper() for word in named):
        return " ".join(named), " ".join(words[:at])
    return "", text if known else ""
