"""Statements in other languages than English: quotation marks, a verb of speech, its speaker.

Known are: «words», said X · X said: «words» · «words, said X, words» · — words, said X · X said
that words · X called it «words» · according to X, words. Everything is found by single passes over
the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefbench.analysis.countries import country_of
from briefbench.analysis.quotes.confidence import confidence_of
from briefbench.analysis.quotes.marks import REPEATED, quoted
from briefbench.analysis.quotes.namings import (
    CUTS,
    Named,
    speaker_after,
    speaker_before,
    words_in,
)
from briefbench.analysis.quotes.tokens import paragraphs
from briefbench.analysis.quotes.tongues import Tongue, Words, tongue_of, tongue_with
from briefbench.model.drafts import QuoteDraft, Span
from briefbench.model.kinds import SpeechKind

_ENDS = ".!?؟۔…"
_ENDS_CLOSE = "。！？"  # no blank follows these
_PAUSES = ",،，"
_NEAR = 80  # code points after a quotation in which its verb may stand
_LEAST_WORDS = 3  # of reported speech
_LONGEST_ATTRIBUTION = 160  # code points of who said it, inside a quotation
_DASH = re.compile(r"\s*[—–-]\s*(?=\w)")
_TURN = re.compile(r"[,.!?…»”]\s*[—–]\s*|\s[—–](?=\w)|,\s+")
_RESUMES = re.compile(r"[,.]?\s*[—–][,.]?\s*|[,.](?=\s)")


@dataclass(slots=True)
class _Said:
    spans: list[Span]
    speaker: Span | None
    cue: Span
    kind: SpeechKind


def quotes_marked(
    body: str, language: str, cues: Words = frozenset(), none: Words = frozenset()
) -> tuple[QuoteDraft, ...]:
    """Return the statements of a text in a language with a table of verbs, in text order.

    ``cues`` are words of the text that count as verbs of speech, ``none`` those that do not.
    """
    tongue = tongue_with(language, cues, none) if cues or none else tongue_of(language)
    if tongue is None:
        return ()
    found: list[_Said] = []
    waiting: list[Span] = []  # paragraphs of an open quotation that nobody has been named for
    speaks: _Said | None = None  # whose direct speech ended the paragraph before
    for start, text in paragraphs(body):
        paragraph = _Paragraph(body, start, start + len(text), tongue)
        fresh = list(paragraph.statements())
        whole = paragraph.whole
        if whole and not fresh:
            if speaks:
                speaks.spans.append(whole)
            elif paragraph.is_open:
                waiting.append(whole)
            continue
        if waiting and fresh and fresh[0].spans[0][0] == paragraph.first_mark:
            fresh[0].spans[:0] = waiting
        waiting = []
        found += fresh
        last = fresh[-1] if fresh else None
        speaks = last if last and last.speaker and paragraph.ends_with(last) else None
    named = Named()
    drafts = [_draft(body, said, language, tongue, named) for said in found]
    return tuple(sorted(drafts, key=lambda draft: draft.spans))


class _Paragraph:
    """The quoted stretches and sentences of one paragraph, as spans of the body."""

    def __init__(self, body: str, start: int, end: int, tongue: Tongue) -> None:
        self._body, self._tongue = body, tongue
        self._start, self._end = start, end
        self._quoted = list(quoted(body, start, end))
        self._sentences = list(self._split(start, end))

    @property
    def first_mark(self) -> int:
        """Where the first quotation begins, -1 when there is none."""
        return self._quoted[0][0] if self._quoted else -1

    @property
    def whole(self) -> Span | None:
        """The one quotation that is all of the paragraph, None when there is more or less."""
        if len(self._quoted) != 1:
            return None
        first, last = self._quoted[0]
        beside = words_in(self._body, self._start, first) or words_in(self._body, last, self._end)
        return None if beside else (first, last)

    @property
    def is_open(self) -> bool:
        """Whether the quotation that is all of the paragraph is not closed in it."""
        whole = self.whole
        return whole is not None and (
            self._body[whole[0]] in REPEATED and self._body[whole[1] - 1] not in "»”“」"
        )

    def ends_with(self, said: _Said) -> bool:
        """Say whether direct speech and who spoke it end the paragraph."""
        last = max(span[1] for span in [*said.spans, said.speaker or said.cue, said.cue])
        return said.kind is SpeechKind.DIRECT and len(words_in(self._body, last, self._end)) <= 4

    def statements(self) -> Iterator[_Said]:
        """Give the statements of the paragraph, in order."""
        dialogue = self._spoken_after_dash()
        if dialogue:
            yield dialogue
            return
        last: _Said | None = None
        ahead = 0
        for start, end in self._sentences:
            first = ahead
            while ahead < len(self._quoted) and self._quoted[ahead][1] <= end:
                ahead += 1
            inside = self._quoted[first:ahead]
            said = self._sentence(start, end, inside)
            if said:
                last = said
                yield said
                continue
            whole = inside and not words_in(self._body, start, inside[0][0])
            if last and whole and last.kind is SpeechKind.DIRECT:
                last.spans.append(inside[0])
            else:
                last = None

    def _sentence(self, start: int, end: int, inside: list[Span]) -> _Said | None:
        verb = self._outside(self._tongue.verbs, start, end, inside)
        said = self._read(start, end, inside, verb) if verb else None
        if said is None and len(inside) == 1:
            said = self._interrupted(*inside[0])
        if said is None and inside:
            said = self._attributed(inside) or self._called(start, end, inside)
        return said or self._according(start, end, inside)

    def _split(self, start: int, end: int) -> Iterator[Span]:
        """Give the sentences; a mark that ends one inside quotation marks does not count."""
        begin = at = start
        inside = iter(self._quoted)
        current = next(inside, None)
        while at < end:
            if current and at == current[0]:
                announced = self._body[max(begin, at - 3) : at].rstrip().endswith((":", "："))
                at = current[1]
                current = next(inside, None)
                if self._ends_after_quote(at, end, announced=announced):
                    yield begin, at
                    begin = at
                continue
            letter = self._body[at]
            stops = letter in _ENDS and (at + 1 >= end or self._body[at + 1].isspace())
            if stops or letter in _ENDS_CLOSE:
                yield begin, at + 1
                begin = at + 1
            at += 1
        if self._body[begin:end].strip():
            yield begin, end

    def _ends_after_quote(self, at: int, end: int, *, announced: bool) -> bool:
        if self._body[at - 2] not in _ENDS + _ENDS_CLOSE or at >= end:
            return False
        rest = self._body[at : min(end, at + _NEAR)].lstrip()
        if not rest or rest[0] in _PAUSES + "—–-" or rest[0].islower():
            return False
        if announced:
            return True
        if rest[0].isupper():
            return not self._tongue.verbs.match(rest)
        verb = self._tongue.verbs.search(rest)  # no capitals: a verb before any mark belongs to it
        mark = CUTS.search(rest)
        return verb is None or (
            mark is not None and rest[mark.start()] in ":：«“" and verb.start() > 0
        )

    def _outside(
        self, pattern: re.Pattern[str], start: int, end: int, inside: list[Span]
    ) -> Span | None:
        """Return the first match outside quotation marks."""
        ahead = 0
        for match in pattern.finditer(self._body, start, end):
            while ahead < len(inside) and inside[ahead][1] <= match.start():
                ahead += 1
            if ahead == len(inside) or match.start() < inside[ahead][0]:
                return match.span()
        return None

    def _read(self, start: int, end: int, inside: list[Span], verb: Span) -> _Said | None:
        before = [span for span in inside if span[1] <= verb[0]]
        after = [span for span in inside if span[0] >= verb[1]]
        if before and not words_in(self._body, start, before[0][0]):
            speaker = self._before(before[-1][1], verb[0]) or self._after(verb[1], end)
            rest = [span for span in after if speaker is None or span[0] >= speaker[1]]
            return _Said([*before, *rest], speaker, verb, SpeechKind.DIRECT)
        if after and self._opens_speech(verb[1], after[0][0]):
            speaker = self._around(start, verb, after[0][0])
            return _Said(after, speaker, verb, SpeechKind.DIRECT)
        said = self._reported(start, end, inside, verb)
        if said is None and before and self._pauses(before[-1][1], verb[0]):
            speaker = self._before(before[-1][1], verb[0]) or self._after(verb[1], end)
            return _Said([(start, before[-1][1])], speaker, verb, SpeechKind.MIXED)
        return said

    def _pauses(self, start: int, end: int) -> bool:
        """Say whether a comma or dash and hardly a word stand between quotation and verb."""
        between = self._body[start:end].strip()
        near = len(words_in(self._body, start, end)) <= _LEAST_WORDS
        return near and between[:1] in {*_PAUSES, "—", "–"} and bool(between)

    def _opens_speech(self, verb_end: int, mark: int) -> bool:
        between = self._body[verb_end:mark].rstrip()
        return between.endswith((":", "：")) or not between.strip(" " + _PAUSES)

    def _reported(self, start: int, end: int, inside: list[Span], verb: Span) -> _Said | None:
        """Return what follows "that", or a comma and words with a quotation among them."""
        that = self._tongue.that.search(self._body, verb[1], end)
        if that is not None and any(a <= that.start() < b for a, b in inside):
            that = None
        after = [span for span in inside if span[0] >= verb[1]]
        if that is not None:
            begin, limit = that.start(), that.start()
        else:
            comma = self._body.find(",", verb[1], after[0][0]) if after else -1
            plain = comma < 0 and self._tongue.joined
            if comma < 0 and not plain:
                return None
            begin, limit = (verb[1], verb[1]) if plain else (comma + 1, comma)
        stop = self._trimmed_end(begin, end)
        enough = self._tongue.joined or len(words_in(self._body, begin, stop)) > _LEAST_WORDS
        if not enough and not after:
            return None
        speaker = self._around(start, verb, limit)
        if speaker is None or stop <= begin:
            return None
        begin += len(self._body[begin:stop]) - len(self._body[begin:stop].lstrip())
        return _Said([(begin, stop)], speaker, verb, _kind_of(begin, after))

    def _trimmed_end(self, begin: int, end: int) -> int:
        while end > begin and self._body[end - 1] in _ENDS + _ENDS_CLOSE + " \n":
            end -= 1
        return end

    def _interrupted(self, start: int, end: int) -> _Said | None:
        """Return «We wait, — said the envoy. — Long.»: who speaks inside the marks."""
        for turn in _TURN.finditer(self._body, start + 1, end):
            verb = self._tongue.verbs.match(self._body, turn.end(), end)
            if verb is None:
                continue
            limit = min(end, verb.end() + _LONGEST_ATTRIBUTION)
            speaker = self._after(verb.end(), limit)
            if speaker is None:
                return None
            resumes = _RESUMES.search(self._body, speaker[1], limit)
            spans = [(start, turn.start() + len(turn.group().rstrip(" —–")))]
            if resumes and words_in(self._body, resumes.end(), end):
                spans.append((resumes.end(), end))
            return _Said(spans, speaker, verb.span(), SpeechKind.DIRECT)
        return None

    def _spoken_after_dash(self) -> _Said | None:
        """Return a line of dialogue: "— We wait, — said the envoy"."""
        dash = _DASH.match(self._body, self._start, self._end)
        return self._interrupted(dash.end(), self._end) if dash else None

    def _attributed(self, inside: list[Span]) -> _Said | None:
        """Return what words right after a quotation attribute: „…“, so der Minister."""
        for at, (_, end) in enumerate(inside):
            cue = self._tongue.beside.match(self._body, self._skipped(end))
            if cue and cue.end() < self._end:
                speaker = self._after(cue.end(), self._end)
                if speaker:
                    return _Said(inside[: at + 1], speaker, cue.span(), SpeechKind.DIRECT)
        return None

    def _skipped(self, at: int) -> int:
        while at < self._end and self._body[at] in _PAUSES + " —–":
            at += 1
        return at

    def _called(self, start: int, end: int, inside: list[Span]) -> _Said | None:
        """Return "it «a trap»" of "X called it «a trap»"."""
        verb = self._outside(self._tongue.marks, start, end, inside)
        if verb is None:
            return None
        after = [span for span in inside if span[0] >= verb[1]]
        if not after:
            return self._called_before(start, inside, verb)
        if self._tongue.verb_first:
            speaker = self._after(verb[1], after[0][0])
            words = words_in(self._body, verb[1], after[0][0])
            object_at = len(words) - 1
            if object_at > 1 and self._body[words[-1][0]] == "ب":  # "by that it is «a farce»"
                object_at -= 1
            begin = words[object_at][0] if object_at > 0 else after[0][0]
            speaker = (
                (speaker[0], words[object_at - 1][1]) if speaker and object_at > 0 else speaker
            )
        else:
            speaker = self._before(start, verb[0])
            begin = self._skipped(verb[1])
        if speaker is None:
            return None
        return _Said([(begin, after[-1][1])], speaker, verb, SpeechKind.MIXED)

    def _called_before(self, start: int, inside: list[Span], verb: Span) -> _Said | None:
        """Return what stands before a verb that ends the sentence, as in Persian and Urdu."""
        words = words_in(self._body, start, inside[0][0])
        texts = [self._body[a:b] for a, b in words]
        at = next((i for i, text in enumerate(texts) if text in self._tongue.objects), 0)
        marker = next((i for i, text in enumerate(texts) if text in self._tongue.markers), 0)
        first = marker + 1 if marker else at - 1
        if not 0 < first < len(words) or not at:
            return None
        speaker = self._before(start, words[first][0])
        if speaker is None:
            return None
        return _Said([(words[first][0], inside[-1][1])], speaker, verb, SpeechKind.MIXED)

    def _according(self, start: int, end: int, inside: list[Span]) -> _Said | None:
        cue = self._outside(self._tongue.according, start, end, inside)
        behind = self._outside(self._tongue.behind, start, end, inside) if cue is None else None
        if cue:
            speaker = self._after(cue[1], end)
        elif behind:
            cue = behind
            speaker = self._before(start, behind[0])
        if cue is None or speaker is None:
            return None
        if words_in(self._body, start, cue[0]) and not behind:
            begin, stop = start, cue[0]
            while stop > begin and self._body[stop - 1] in _PAUSES + " —–":
                stop -= 1
        else:
            begin, stop = self._skipped(max(cue[1], speaker[1])), self._trimmed_end(cue[1], end)
        begin = self._skipped(begin)
        if stop <= begin or len(words_in(self._body, begin, stop)) < _LEAST_WORDS:
            return None
        return _Said([(begin, stop)], speaker, cue, self._kind(begin, stop, inside))

    def _kind(self, start: int, end: int, inside: list[Span]) -> SpeechKind:
        if any(a <= start and end <= b for a, b in inside):
            return SpeechKind.DIRECT
        return _kind_of(start, [span for span in inside if span[1] <= end])

    def _around(self, start: int, verb: Span, limit: int) -> Span | None:
        if self._tongue.verb_first:
            return self._after(verb[1], limit) or self._before(start, verb[0])
        return self._before(start, verb[0]) or self._after(verb[1], limit)

    def _before(self, start: int, end: int) -> Span | None:
        return speaker_before(self._body, start, end, self._tongue)

    def _after(self, start: int, end: int) -> Span | None:
        return speaker_after(self._body, start, end, self._tongue)


def _kind_of(begin: int, inside: list[Span]) -> SpeechKind:
    """Return mixed when a quotation stands at or after ``begin``, else reported."""
    quotes = any(start >= begin for start, _ in inside)
    return SpeechKind.MIXED if quotes else SpeechKind.REPORTED


def _draft(body: str, said: _Said, language: str, tongue: Tongue, named: Named) -> QuoteDraft:
    text = body[said.speaker[0] : said.speaker[1]] if said.speaker else None
    name, role = named.describe(body, said.speaker, tongue, language) if said.speaker else ("", "")
    rule = f"other language, {said.kind}"
    if said.kind is SpeechKind.DIRECT and not said.speaker:
        rule += ", no speaker"
    return QuoteDraft(
        spans=tuple(sorted(said.spans)),
        kind=said.kind,
        confidence=confidence_of(rule),
        speaker_text=text,
        speaker_span=said.speaker,
        name=name or None,
        role=role,
        country=country_of(role or ("" if name else text or ""), language),
        cue=said.cue,
    )
