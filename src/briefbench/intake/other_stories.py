"""Tells the passages of an article from those of other stories that stand about or among them.

No single sign is trusted, a heading's words least of all. Each heading, link and edge of a box is
tried as the border behind the article: how foreign are the words behind it to those before it, how
much do the passages behind it look like teasers (links, headlines that announce the next passage,
dots, datelines, dates, lone numbers), and how much of the page would be left. The border with the
best sum is taken where that outweighs its cost. The same is tried for boxes between the passages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from briefbench.intake.lines import ends_sentence, is_cut_off, words_in
from briefbench.intake.passages import FEW, LIKELY, Passage, is_known, is_short, look_of
from briefbench.intake.shared_words import SharedWords

MOST = 1500
"""Passages that are looked at; what stands behind them is as the last of them."""

ROUNDS = 12
"""Borders that are looked for, one before the other; pages have one or two."""

LEAST_WORDS = 40
"""Words of an article that must stand before a border."""

# Evidence, and what it must outweigh, is in natural logarithms of odds, found by trying on made
# pages and on real ones: see ``tests/benchmarks/bench_other_stories.py``.
_AT_KNOWN, _AT_HEADING, _AT_HEADLINE, _AT_BOX = 0.3, 3.0, 3.5, 5.0
_SMALL, _SMALLER = 2.5, 2.0  # by how much longer what is cut is than what is kept, and squared
_NO_LINKS = 3.0  # where the page has links, but none behind the border
_MOST_TOPIC, _MOST_LOOK = 8.0, 6.0
_PROSE, _STORY = 0.5, 4  # each passage of text beyond so many for each sign is a sign against
_IN_BOX, _IN_BARE_BOX, _IN_LINES = 1.5, 4.0, 4.5  # a box's container with and without a link, none
_AS_BEFORE = 4.0  # where headings of the same look stand before, as in the article's parts
_LINK_WORDS = 4  # words from which on a link is a headline
_BOX_PASSAGES, _BOX_WORDS, _BOX_LINKS = 6, 150, 3


def own_passages(passages: Sequence[Passage], title: str) -> list[bool]:
    """Return for each passage whether it is the article's, rather than another story's."""
    own = [True] * len(passages)
    kept = list(range(min(len(passages), MOST)))
    contained = True
    for _ in range(ROUNDS):
        here = [passages[n] for n in kept]
        words = SharedWords(here, title)
        looks = [look_of(p, announces=words.announces(n)) for n, p in enumerate(here)]
        border = None if contained else _border(here, words, looks)
        if border is not None:
            border = _with_heading(here, border)
            own[kept[border] :] = [False] * (len(passages) - kept[border])
            kept = kept[:border]
            continue
        boxes = list(_boxes(here, words, looks, contained=contained))
        for begin, end in boxes:
            for n in kept[begin:end]:
                own[n] = False
        if not contained:
            break
        contained = False
        kept = [n for n in kept if own[n]]
    return own


def _border(
    passages: Sequence[Passage], words: SharedWords, single_looks: Sequence[float]
) -> int | None:
    """Return where other stories begin behind the article, None where they don't."""
    looks = np.array(single_looks)
    prose = np.array([_is_prose(p) and not look for p, look in zip(passages, looks, strict=True)])
    counts = np.array([words_in(passage.text) for passage in passages], dtype=float)
    before = counts.cumsum() - counts
    behind = counts[::-1].cumsum()[::-1]
    signs, texts = (looks > 0)[::-1].cumsum()[::-1], prose[::-1].cumsum()[::-1]
    looks = looks[::-1].cumsum()[::-1] - _PROSE * np.maximum(0, texts - _STORY * signs)
    last_link = max((n for n, p in enumerate(passages) if _is_headline_link(p)), default=-1)
    best, found = 0.0, None
    for place in range(1, len(passages)):
        cost = _cost(passages, place)
        if before[place] < LEAST_WORDS or cost is None:
            continue
        longer = max(0.0, float(np.log(max(1.0, behind[place]) / before[place])))
        topic, look = words.foreign_behind(place), max(0.0, float(looks[place]))
        surely = 0.5 if cost == _AT_KNOWN else 1.0
        cost += surely * (_SMALL * longer + _SMALLER * longer**2)
        cost += _NO_LINKS if 0 <= last_link < place else 0.0
        if min(topic, _MOST_TOPIC) + min(look, _MOST_LOOK) > cost and topic + look - cost > best:
            best, found = topic + look - cost, place
    return found


def _with_heading(passages: Sequence[Passage], border: int) -> int:
    """Return the border before the heading of what is cut, where it stands behind that."""
    before = passages[border - 1]
    few = words_in(before.text) <= FEW and not ends_sentence(before.text)
    return border - 1 if border > 1 and few and not before.linked else border


def _cost(passages: Sequence[Passage], place: int) -> float | None:
    """Return what a border before a passage costs, None where none can be."""
    passage = passages[place]
    if is_known(passage.text):
        return _AT_KNOWN
    if not is_short(passage):
        return _AT_BOX if passage.box != passages[place - 1].box else None
    if passage.linked and passage.chance < LIKELY and words_in(passage.text) < _LINK_WORDS:
        return None
    few = passage.heading or passage.linked or words_in(passage.text) <= FEW
    cost = _AT_HEADING if few else _AT_HEADLINE
    if passage.heading and sum(p.heading and p.kin == passage.kin for p in passages[:place]) >= 2:
        cost += _AS_BEFORE
    return cost


def _boxes(
    passages: Sequence[Passage], words: SharedWords, looks: Sequence[float], *, contained: bool
) -> Iterator[tuple[int, int]]:
    """Give the boxes of other stories between the passages, none overlapping.

    Args:
        passages: The passages.
        words: Their words.
        looks: What each one's look tells.
        contained: Give only those in a container of their own within that of running text.

    """
    begin = 1
    while begin < len(passages) - 1:
        ends = list(_ends(passages, begin)) if _may_begin(passages, looks, begin) else []
        if contained:
            ends = [n for n in ends if _is_contained(passages, begin, n) and _is_prose(passages[n])]
        told = {}
        for end in ends:
            topic = min(words.foreign_between(begin, end), _MOST_TOPIC)
            told[end] = sum(looks[begin:end]) + topic - _box_cost(passages, begin, end)
        best = max(told, key=lambda end: told[end], default=0)
        if best and told[best] > 0:
            yield begin, best
            begin = best
        else:
            begin += 1


def _may_begin(passages: Sequence[Passage], looks: Sequence[float], place: int) -> bool:
    """Say whether a box may begin at a passage: a heading or link with a teaser soon behind it."""
    edge = passages[place].box != passages[place - 1].box
    if passages[place - 1].text.endswith((":", "：")) or _in_list(passages, place):
        return False
    return (edge or is_short(passages[place])) and any(looks[place : place + 3])


def _ends(passages: Sequence[Passage], begin: int) -> Iterator[int]:
    """Give the places where a box may end: at another container, or behind a teaser."""
    count = links = 0
    for end in range(begin + 1, min(begin + _BOX_PASSAGES, len(passages) - 1) + 1):
        count += words_in(passages[end - 1].text)
        links += passages[end - 1].linked
        if count > _BOX_WORDS or links > _BOX_LINKS:
            return
        last = passages[end - 1]
        closed = last.box != passages[end].box or last.linked or is_cut_off(last.text)
        if closed and not _in_list(passages, end):
            yield end


def _in_list(passages: Sequence[Passage], place: int) -> bool:
    """Say whether a border before a passage would part a list of links."""
    here, before = passages[place], passages[place - 1]
    return here.linked and before.linked and here.box == before.box


def _box_cost(passages: Sequence[Passage], begin: int, end: int) -> float:
    if not _is_contained(passages, begin, end):
        return _IN_LINES
    linked = any(map(_is_headline_link, passages[begin:end]))
    return _IN_BOX if linked else _IN_BARE_BOX


def _is_contained(passages: Sequence[Passage], begin: int, end: int) -> bool:
    """Say whether passages have a container of their own within that of their neighbours."""
    inside = {passage.box for passage in passages[begin:end]}
    return passages[begin - 1].box == passages[end].box and passages[end].box not in inside


def _is_headline_link(passage: Passage) -> bool:
    return passage.linked and words_in(passage.text) >= _LINK_WORDS


def _is_prose(passage: Passage) -> bool:
    return words_in(passage.text) > FEW and passage.chance >= LIKELY and not passage.linked
