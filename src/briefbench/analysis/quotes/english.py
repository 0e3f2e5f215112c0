"""Statements in English text: sentences read in order, quotations followed over paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefbench.analysis.countries import country_of
from briefbench.analysis.quotes.confidence import confidence_of, rule_of
from briefbench.analysis.quotes.own import OwnCues
from briefbench.analysis.quotes.sentence import Statement, read_sentence
from briefbench.analysis.quotes.speakers import Described, People, describe
from briefbench.analysis.quotes.tokens import Token, may_tell, paragraphs, sentences, tokens_of
from briefbench.analysis.quotes.verbs import CLAUSES, JOINING, OBJECTS, PRONOUNS, Force
from briefbench.model.drafts import QuoteDraft, Span
from briefbench.model.kinds import SpeechKind

_LONGEST_OTHER = 12  # tokens of a speaker without name and office
_LONGEST_END = 40  # code points of where and when it was said, after the last statement


_DASHES = frozenset({"–", "—", "-", "--"})
_PLACE, _DATELINE = 3, 16  # letters of a place in capitals; tokens of a dateline


@dataclass(slots=True, eq=False)
class _Said:
    """A statement with its tokens: content may lie in several paragraphs."""

    content: list[list[Token]]
    source: list[Token]
    cue: list[Token]
    force: Force | None
    headline: bool = False
    name: str = ""
    role: str = ""

    @property
    def bare(self) -> bool:
        return not self.source and not self.cue


@dataclass(slots=True)
class _Reader:
    """Reads paragraphs in order and remembers what the next one may continue."""

    people: People
    described: dict[str, Described] = field(default_factory=dict)
    found: list[_Said] = field(default_factory=list)
    open: _Said | None = None  # its quotation was not closed in the paragraph before
    announced: _Said | None = None  # a sentence that ended with a colon
    spoken: _Said | None = None  # direct speech that ended the paragraph before: “…,” he said.

    def read(self, tokens: list[Token]) -> None:
        tokens = _behind_dateline(tokens)
        fresh = self._sentences(tokens)
        if self.open and fresh and tokens[0].opens:
            fresh = self._join(fresh, tokens[0])
        marks = 0
        for token in tokens:
            if token.quoted:
                marks += token.opens - token.closes
        for one in fresh:
            person = self._person(one.source)
            one.name, one.role = person.name, person.role
        self.found += fresh
        self.spoken = _spoken_last(fresh, tokens) or (
            self.spoken if not fresh and _all_quoted(tokens) else None
        )
        self.open = self.found[-1] if marks == 1 and self.found else None

    def _person(self, source: list[Token]) -> Described:
        words = " ".join(token.text for token in source)
        person = self.described.get(words)
        if person is None:
            person = self.described[words] = describe(source, self.people)
        return person

    def skip(self) -> None:
        """Pass over a paragraph in which nothing is said."""
        self.open = self.announced = self.spoken = None

    def _sentences(self, tokens: list[Token]) -> list[_Said]:
        fresh: list[_Said] = []
        last = self.spoken if tokens[0].opens else None
        pending, self.announced = self.announced, None
        for first, end in sentences(tokens):
            reading = read_sentence(tokens, first, end)
            if reading.statements:
                made = [_said(tokens, one) for one in reading.statements]
                fresh += made
                last, pending = made[-1], None
                if len(made) > 1:  # the quotation may go on after "…, who said that …"
                    direct = [one for one in made if _kind(one.content) is SpeechKind.DIRECT]
                    last = (direct or made)[-1]
                continue
            if not any(token.wordy for token in tokens[first:end]):
                continue
            if not _all_quoted(tokens[first:end]):
                if reading.announced:
                    pending = _said(tokens, reading.announced)
                if reading.announced or not any(t.quoted for t in tokens[first:end]):
                    last = None
                continue
            if last is not None:
                last.content.append(tokens[first:end])
                continue
            last = _Said([tokens[first:end]], [], [], None)
            if pending:
                last = _Said([tokens[first:end]], pending.source, pending.cue, pending.force)
                pending = None
            fresh.append(last)
        if tokens[-1].text == ":":
            self.announced = pending
        return fresh

    def _join(self, fresh: list[_Said], opening: Token) -> list[_Said]:
        """Continue the open quotation with the paragraph's first statement."""
        first, before = fresh[0], self.open
        if before is None or not first.content or first.content[0][0] is not opening:
            return fresh
        if first.bare:
            before.content += first.content
            return fresh[1:]
        if before.bare:
            first.content = before.content + first.content
            before.content = []
        return fresh


def _behind_dateline(tokens: list[Token]) -> list[Token]:
    """Leave out the place, day and agency before a paragraph: "TERMEZ, Oct 14 (Silk Wire) – "."""
    place = tokens[0].text
    if len(place) >= _PLACE and place.isupper():
        for at, token in enumerate(tokens[1:_DATELINE], 1):
            if token.text in _DASHES and at + 1 < len(tokens):
                return tokens[at + 1 :]
    return tokens


def _said(tokens: list[Token], statement: Statement) -> _Said:
    content = [_trimmed(tokens[a:b]) for a, b in statement.content]
    source, cue = statement.source, statement.cue
    return _Said(
        [part for part in content if part],
        tokens[source[0] : source[1]] if source else [],
        tokens[cue[0] : cue[1]] if cue else [],
        statement.verb.force if statement.verb else None,
        statement.headline,
    )


def _trimmed(tokens: list[Token]) -> list[Token]:
    start = 0
    while start < len(tokens) and tokens[start].text in {",", ";", ":", "—", "–", "-"}:
        start += 1
    return tokens[start:]


def _spoken_last(fresh: list[_Said], tokens: list[Token]) -> _Said | None:
    """Return the paragraph's last statement when it is direct, has a speaker and ends there."""
    if not fresh or not fresh[-1].source or not fresh[-1].content or not fresh[-1].cue:
        return None
    last = fresh[-1]
    end = max(last.content[-1][-1].end, last.source[-1].end, last.cue[-1].end)
    if tokens[-1].end - end > _LONGEST_END or _kind(last.content) is not SpeechKind.DIRECT:
        return None
    return last


def _all_quoted(tokens: Sequence[Token]) -> bool:
    quoted = sum(token.quoted for token in tokens)
    return tokens[0].quoted and (tokens[-1].quoted or quoted >= 0.8 * len(tokens))


def quotes_in_english(body: str, cues: OwnCues | None = None) -> tuple[QuoteDraft, ...]:
    """Return the statements of an English text, in text order; ``cues`` are the desk's own."""
    reader = _Reader(People(body))
    for start, paragraph in paragraphs(body):
        tokens = tokens_of(paragraph, start) if may_tell(paragraph) or (cues and cues.cues) else []
        if tokens and cues:
            tokens = cues.retold(tokens)
        if tokens:
            reader.read(tokens)
        else:
            reader.skip()
    drafts = [_draft(body, said) for said in reader.found if said.content]
    return tuple(sorted(drafts, key=lambda draft: draft.spans))


def _draft(body: str, said: _Said) -> QuoteDraft:
    kind = _kind(said.content)
    source = (said.source[0].start, said.source[-1].end) if said.source else None
    return QuoteDraft(
        spans=_spans(body, said.content),
        kind=kind,
        confidence=confidence_of(_rule(said, kind)),
        speaker_text=body[source[0] : source[1]] if source else None,
        speaker_span=source,
        name=said.name or None,
        role=said.role,
        country=_country(said, body[source[0] : source[1]] if source else ""),
        cue=(said.cue[0].start, said.cue[-1].end) if said.cue else None,
    )


@lru_cache(maxsize=4096)
def _country_in(text: str) -> str | None:
    return country_of(text, "en")


def _country(said: _Said, source: str) -> str | None:
    """Return the country of a role, or of a body that speaks: "Russian media"."""
    if said.role:
        return _country_in(said.role)
    return _country_in(source) if source and not said.name else None


def _spans(body: str, content: list[list[Token]]) -> tuple[Span, ...]:
    """Return one span a stretch; sentences that follow each other in a paragraph are one."""
    spans: list[Span] = []
    for start, end in sorted((part[0].start, part[-1].end) for part in content):
        if (
            spans
            and "\n" not in body[spans[-1][1] : start]
            and not body[spans[-1][1] : start].strip()
        ):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def _kind(content: list[list[Token]]) -> SpeechKind:
    inside = outside = False
    for part in content:
        for token in part:
            if token.wordy:
                inside, outside = inside or token.quoted, outside or not token.quoted
                if inside and outside:
                    return SpeechKind.MIXED
    return SpeechKind.DIRECT if inside else SpeechKind.REPORTED


def _rule(said: _Said, kind: SpeechKind) -> str:
    if said.headline:
        return "headline"
    cue = " ".join(token.low for token in said.cue)
    that = said.content[0][0].low in CLAUSES
    return rule_of(kind, said.force, _sort_of_speaker(said), cue=cue, that=that)


def _sort_of_speaker(said: _Said) -> str:
    """Return how the speaker is named: ``named``, ``pronoun``, ``other``, ``""`` for nobody."""
    source = said.source
    if len(source) == 1 and source[0].low in PRONOUNS | OBJECTS:
        return "" if source[0].low == "you" else "pronoun"  # "you say": anybody
    if said.name or said.role or (source and all(token.name_like for token in source)):
        return "named"
    if not source or len(source) > _LONGEST_OTHER or source[0].low in JOINING:
        return ""  # words that can hardly be a speaker
    return "other"
