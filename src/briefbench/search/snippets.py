"""The words in context: hits in a text, and the stretch of it that shows most of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from briefbench.model.drafts import Span
from briefbench.search.nearly import nearly, spelled_out
from briefbench.search.query import Fuzzy, Leaf, Phrase, Prefix, Query, Term
from briefbench.search.words import Word, is_sign, words_of

Segment = tuple[str, bool]

_BREAKS = re.compile(r"[\n\r\v\f\u2028\u2029]+")

LOOK_AHEAD = 40
"""Hits of a stretch that are compared; more tell nothing about which stretch is better."""

STRAY = 24
"""Code points by which an end may move to stand between words."""


def hits(text: str, query: Query, field: str = "") -> tuple[Span, ...]:
    """Return the spans of a text that the query's words hit, in order, none overlapping.

    Spans count code points of ``text``, the end excluded. Words that are hit are those the index
    finds; time is linear in the text.

    Args:
        text: The text.
        query: The question; conditions and what stands behind NOT hit nothing.
        field: ``title`` when the text is a headline: words asked of headlines hit too.

    """
    leaves = [leaf for leaf in query.leaves() if leaf.field in {"", field}]
    if not leaves:
        return ()
    words: dict[str, list[Word]] = defaultdict(list)
    for word in words_of(text):
        words[word.text].append(word)
    return _joined(sorted({span for leaf in leaves for span in _hits(words, leaf)}))


def snippet(text: str, query: Query, width: int = 240) -> tuple[Segment, ...]:
    """Return the stretch of a text with the most different hits, cut at words, hits marked.

    Args:
        text: The text.
        query: The question.
        width: The length aimed at, in code points; ellipses come on top of it.

    Returns:
        Words and whether they are a hit, in order; without hits the beginning of the text, for an
        empty text nothing. Line breaks are spaces.

    """
    found = hits(text, query)
    start, end = _window(text, found, width)
    segments: list[Segment] = [("… ", False)] if start else []
    place = start
    for first, last in found:
        if first >= start and last <= end:
            segments += [(_plain(text[place:first]), False), (_plain(text[first:last]), True)]
            place = last
    segments.append((_plain(text[place:end]), False))
    if end < len(text):
        segments.append((" …", False))
    return tuple(segment for segment in segments if segment[0])


def _hits(words: dict[str, list[Word]], leaf: Leaf) -> Iterator[Span]:
    match leaf:
        case Term(word):
            yield from _spans(words.get(word, ()))
        case Prefix(word) if is_sign(word):
            for other, several in words.items():
                if other.startswith(word):
                    yield from ((found.start, found.start + 1) for found in several)
        case Prefix(word):
            for other, several in words.items():
                if other.startswith(word):
                    yield from _spans(several)
        case Fuzzy(word):
            others = list(words)
            starts = np.cumsum([0, *map(len, others)])
            near = nearly(word, spelled_out("".join(others)), starts, leaf.distance)
            for k in np.flatnonzero(near).tolist():
                yield from _spans(words[others[k]])
        case Phrase(asked, _, within):
            yield from (_close(words, asked, within) if within else _side_by_side(words, asked))


def _spans(words: Sequence[Word]) -> Iterator[Span]:
    return ((word.start, word.end) for word in words)


def _side_by_side(words: dict[str, list[Word]], asked: Sequence[str]) -> Iterator[Span]:
    following = [{word.place: word for word in words.get(each, ())} for each in asked]
    for place, first in following[0].items():
        row = [later.get(place + offset) for offset, later in enumerate(following[1:], 1)]
        if None not in row:
            yield first.start, max(word.end for word in (first, *row) if word)


def _close(words: dict[str, list[Word]], asked: Sequence[str], within: int) -> Iterator[Span]:
    """Give the spans of the words where all of them stand near each other."""
    distinct = list(dict.fromkeys(asked))
    row = sorted((word for each in distinct for word in words.get(each, ())), key=_place)
    longest = len(distinct) + within - 1
    inside: dict[str, int] = defaultdict(int)
    begin = 0
    good = np.zeros(len(row) + 1, np.int64)  # +1 where a good stretch begins, -1 behind it
    for end, word in enumerate(row):
        inside[word.text] += 1
        while word.place - row[begin].place > longest:
            inside[row[begin].text] -= 1
            begin += 1
        if all(inside[each] for each in distinct):
            good[begin] += 1
            good[end + 1] -= 1
    for k in np.flatnonzero(np.cumsum(good)[:-1]).tolist():
        yield row[k].start, row[k].end


def _place(word: Word) -> int:
    return word.place


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _window(text: str, found: Sequence[Span], width: int) -> Span:
    """Return the stretch of ``width`` with the most different hits, moved to ends of words."""
    if len(text) <= width:
        return 0, len(text)
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(found):
        while last < len(found) and found[last][1] - start <= width:
            last += 1
        compared = found[first : max(first + 1, min(last, first + LOOK_AHEAD))]
        different = len({text[begin:end].casefold() for begin, end in compared})
        if different > most:
            most, best = different, first
    if not most:
        return 0, _at_word(text, width, -1)
    near = found[best + 1 : best + LOOK_AHEAD]
    held = [found[best], *(span for span in near if span[1] - found[best][0] <= width)]
    spare = max(0, width - (held[-1][1] - held[0][0]))
    start = max(0, min(held[0][0] - spare // 2, len(text) - width))
    end = min(len(text), start + width)
    return min(_at_word(text, start, 1), held[0][0]), max(_at_word(text, end, -1), held[-1][1])


def _at_word(text: str, place: int, step: int) -> int:
    """Return the nearest place between words in a direction; where there is none, the place."""
    if place in {0, len(text)}:
        return place
    for at in range(place, place + STRAY * step, step):
        if not 0 < at < len(text):
            break
        before, behind = text[at - 1].isspace(), text[at].isspace()
        if (before and not behind) if step > 0 else (behind and not before):
            return at
    return place


def _plain(text: str) -> str:
    return _BREAKS.sub(" ", text)
