"""The words in context: hits in a text, and the stretch of it that shows most of them."""

from __future__ import annotations

from collections.abc import Sequence

from whoosh.support.levenshtein import distance

from briefbench.model.drafts import Span
from briefbench.search.query import Fuzzy, Leaf, Phrase, Prefix, Query, Term
from briefbench.search.words import Word, words_of

Segment = tuple[str, bool]


def hits(text: str, query: Query, field: str = "") -> tuple[Span, ...]:
    """Return the spans of a text that the query's words hit, in order, none overlapping.

    Args:
        text: The text.
        query: The question; conditions and what stands behind NOT hit nothing.
        field: ``title`` when the text is a headline: words asked of headlines hit too.

    """
    leaves = [leaf for leaf in query.leaves() if leaf.field in {"", field}]
    if not leaves:
        return ()
    words = list(words_of(text))
    found = [span for leaf in leaves for span in _hits(words, leaf)]
    return _joined(sorted(found))


def snippet(text: str, query: Query, width: int = 240) -> tuple[Segment, ...]:
    """Return the stretch of a text with the most different hits, cut at words, hits marked.

    ``width`` is the length aimed at in code points; without hits it is the beginning.
    """
    found = hits(text, query)
    start, end = _window(text, found, width)
    segments: list[Segment] = [("… ", False)] if start else []
    place = start
    for first, last in found:
        if first >= start and last <= end:
            if first > place:
                segments.append((_plain(text[place:first]), False))
            segments.append((_plain(text[first:last]), True))
            place = last
    if place < end:
        segments.append((_plain(text[place:end]), False))
    if end < len(text):
        segments.append((" …", False))
    return tuple(segments)


def _hits(words: Sequence[Word], leaf: Leaf) -> list[Span]:
    match leaf:
        case Term(word):
            return [(w.start, w.end) for w in words if w.text == word]
        case Prefix(word):
            return [(w.start, w.end) for w in words if w.text.startswith(word)]
        case Fuzzy(word):
            most = 1 if len(word) < 8 else 2
            return [(w.start, w.end) for w in words if _near(word, w.text, most)]
        case Phrase(asked, _, None):
            return [
                (words[n].start, words[n + len(asked) - 1].end)
                for n in range(len(words) - len(asked) + 1)
                if all(words[n + k].text == word for k, word in enumerate(asked))
            ]
        case Phrase(asked):
            return [(w.start, w.end) for w in words if w.text in asked]


def _near(word: str, other: str, most: int) -> bool:
    if abs(len(word) - len(other)) > most or word[:1] != other[:1]:
        return False
    return bool(distance(word, other, limit=most) <= most)


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _window(text: str, found: Sequence[Span], width: int) -> Span:
    if len(text) <= width:
        return 0, len(text)
    best = 0
    if found:
        most = -1
        last = 0
        for first, (start, _) in enumerate(found):
            while last < len(found) and found[last][1] - start <= width:
                last += 1
            different = len({text[s:e].casefold() for s, e in found[first : min(last, first + 40)]})
            if different > most:
                most, best = different, start
    start = max(0, best - width // 4)
    end = min(len(text), start + width)
    start = max(0, end - width)
    return _at_word(text, start, forward=True), _at_word(text, end, forward=False)


def _at_word(text: str, place: int, *, forward: bool) -> int:
    """Return the next place between words, at most 24 code points on."""
    if place in {0, len(text)}:
        return place
    for step in range(24):
        at = place + step if forward else place - step
        if 0 < at < len(text) and text[at - 1].isspace() != text[at].isspace():
            return at + (forward and text[at].isspace())
    return place


def _plain(text: str) -> str:
    return " ".join(text.split("\n")) if "\n" in text else text
