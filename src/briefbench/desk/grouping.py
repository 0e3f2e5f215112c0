"""Finding the story of each article that comes in.

A run of words that many stories have is a set phrase and is ignored. Until that is known, what an
outlet prints under each of its pages is told by the company it keeps: several of its articles have
it that share little else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from sqlalchemy.orm import Session

from briefbench.analysis.fingerprint import (
    LEAST,
    are_copies,
    fingerprint_of,
    is_unclear,
    is_whole,
    numbers_of,
    runs_of,
    share_of,
    shared,
)
from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr
from briefbench.desk.library import Library
from briefbench.model.facts import ArticlePrint
from briefbench.store import stories
from briefbench.store.shingles import ShingleIndex
from briefbench.store.versions import articles_at

COMMON = 16
"""Stories from which on a run of five words is a set phrase or an outlet's boilerplate."""

HELD = 24
"""Articles that the index keeps of a run: more would be a set phrase, or copies enough."""

SURE = 0.6
"""Part of the shorter text that no boilerplate fills; what shares less is looked at closer."""

BEARERS = 3
"""Articles with the same shared words that are looked at to tell boilerplate from copies."""

ALL_BUT = 0.8
"""Part of the shared words that an article must have, too, to be looked at for that."""

COMPARED = 12
"""Stories that a new article is compared with, those that share most first."""

TRIED = 6
"""Articles of a story that a new one is compared with, those that share most first."""

UNCLEAR = 3
"""Short texts that a short one is compared with word by word, where the samples share little."""

STEP = 200
"""Articles grouped in one change by the job that catches up."""


class Grouping:
    """Puts articles into stories, batch by batch. Not shared between threads."""

    def __init__(self) -> None:
        self._index = ShingleIndex()

    def place(self, session: Session, prints: Sequence[ArticlePrint]) -> None:
        """Find the stories of these articles, which are stored but not yet in the index.

        The officer's word counts more: stories that he parted or joined are never joined by the
        program, only added to.
        """
        if not prints:
            return
        self._index.read(session)
        batch = _Batch(session, self._index, prints)
        for one in prints:
            batch.settle(one)
        stories.put_into_stories(session, batch.placed)
        self._index.add(session, batch.fresh)


class _Batch:
    """The articles of one change, and what is known of those that share something with them.

    A story is called by its *key* here: its id, or minus the article's id for one alone.
    """

    def __init__(
        self, session: Session, index: ShingleIndex, prints: Sequence[ArticlePrint]
    ) -> None:
        self._session = session
        self._texts: dict[int, frozenset[int]] = {}
        self._numbers = {one.id: numbers_of(one.fingerprint) for one in prints}
        held = index.holders({n for own in self._numbers.values() for n in own}, HELD)
        at = articles_at(session, {one.address for one in prints if one.address})
        known = {id_ for ids in (*held.values(), *at.values()) for id_ in ids}
        self._key = stories.story_numbers(session, known | {one.id for one in prints})
        self.placed: dict[int, int] = {}
        self.fresh: list[tuple[int, int]] = []
        self._at = at
        self._decided = stories.decided(session, {key for key in self._key.values() if key > 0})
        self._holders: dict[int, list[int]] = defaultdict(list)
        for number, ids in held.items():
            self._holders[number] = [id_ for id_ in ids if id_ in self._key]

    def settle(self, one: ArticlePrint) -> None:
        """Put an article into the story it shares most with, if any, and keep its numbers."""
        if one.id not in self._key:
            return
        found = self._matches(one)
        ranked = sorted(found, key=lambda key: (-len(found[key]), abs(key)))
        for key in ranked[:1]:
            self._join(one.id, key)
        for key in ranked[1:]:
            # A round-up holds several stories: they are one only if they share words themselves.
            if len(found[key] & found[ranked[0]]) >= LEAST:
                self._join(one.id, key)
        for id_ in self._at.get(one.address or "", ())[:1]:
            self._join(one.id, self._key.get(id_, 0))
        self._keep_numbers(one)

    def _matches(self, one: ArticlePrint) -> dict[int, frozenset[int]]:
        """Return the stories that the article is a copy of, with the numbers they share."""
        numbers = self._numbers[one.id]
        common = {n for n in numbers if self._is_common(n)}
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for number in numbers - common:
            for id_ in self._holders.get(number, ()):
                if id_ != one.id:
                    votes[self._key[id_]][id_] += LEAST if is_whole(number) else 1
        votes.pop(self._key[one.id], None)
        ranked = sorted(votes, key=lambda key: (-votes[key].total(), abs(key)))[:COMPARED]
        tried = {key: [id_ for id_, _ in votes[key].most_common(TRIED)] for key in ranked}
        self._load({id_ for likely in tried.values() for id_ in likely})
        found = {}
        unclear = UNCLEAR
        for key, likely in tried.items():
            both = max((shared(numbers, self._numbers[i], common) for i in likely), key=len)
            if not both and unclear and is_unclear(numbers, self._numbers[likely[0]]):
                unclear -= 1
                if are_copies(self._runs(one.id), self._runs(likely[0])):
                    both = numbers & self._numbers[likely[0]]
            if both and not self._is_boilerplate(one.id, both, votes):
                found[key] = both
        return found

    def _is_common(self, number: int) -> bool:
        holders = self._holders.get(number, ())
        return len(holders) > COMMON and len({self._key[id_] for id_ in holders}) > COMMON

    def _is_boilerplate(
        self, article: int, both: frozenset[int], votes: Mapping[int, Counter[int]]
    ) -> bool:
        """Say whether others of the outlet have what is shared, and share little else.

        A statement that many outlets print is none: its articles are one story.
        """
        bearers = [
            id_
            for by_article in votes.values()
            for id_, shares in by_article.items()
            if shares >= ALL_BUT * len(both)
        ]
        if len(bearers) < BEARERS:
            return False
        outlet = stories.outlets(self._session, [article, *bearers])
        bearers = [id_ for id_ in bearers if outlet[id_] == outlet[article]][:BEARERS]
        if len(bearers) < BEARERS:
            return False
        self._load(bearers)
        pairs = list(combinations([article, *bearers], 2))
        apart = [share_of(self._numbers[a], self._numbers[b]) < SURE for a, b in pairs]
        return sum(apart) > len(pairs) / 2

    def _load(self, ids: Collection[int]) -> None:
        missing = [id_ for id_ in ids if id_ not in self._numbers]
        for id_, fingerprint in stories.fingerprints(self._session, missing).items():
            self._numbers[id_] = numbers_of(fingerprint)

    def _runs(self, id_: int) -> frozenset[int]:
        if id_ not in self._texts:
            self._texts[id_] = runs_of(stories.bodies(self._session, [id_])[id_])
        return self._texts[id_]

    def _join(self, article: int, other: int) -> None:
        """Make one of the article's story and another, but of no story decided about by hand."""
        own = self._key[article]
        if own == other or not other:
            return
        if own > 0 and other > 0 and {own, other} & self._decided:
            return
        into = min((key for key in (own, other) if key > 0), default=0)
        into = into or stories.new_story(self._session)
        for key in {own, other} - {into}:
            for id_ in [-key] if key < 0 else self._members(key):
                self._key[id_] = self.placed[id_] = into

    def _members(self, story: int) -> set[int]:
        stored = {
            id_
            for id_ in stories.members_of(self._session, story)
            if self.placed.get(id_, story) == story
        }
        return stored | {id_ for id_, place in self.placed.items() if place == story}

    def _keep_numbers(self, one: ArticlePrint) -> None:
        for number in self._numbers[one.id]:
            holders = self._holders[number]
            if len(holders) < HELD and one.id not in holders:
                holders.append(one.id)
                self.fresh.append((number, one.id))


def group_articles(library: Library, progress: Progress = SILENT) -> int:
    """Look for the copies of articles where this is still to be done; return how many there were.

    That is so after a library of an older program was opened, and where a text or its company
    changed.

    Raises:
        LibraryBusy: Another program writes to the library.
        Cancelled: What was found before stays.

    """
    grouping, done = Grouping(), 0
    while True:
        with library.read() as session:
            ids, left = stories.ungrouped(session, STEP), stories.ungrouped_count(session)
            texts = stories.bodies(session, ids)
            kept = stories.fingerprints(session, ids)
        if not ids:
            return done
        prints = {id_: fingerprint_of(texts[id_]) for id_ in kept}
        changed = {id_ for id_ in kept if tuple(kept[id_]) != prints[id_]}
        with library.change(tr("Find copies"), undoable=False) as session:
            _place_again(session, grouping, prints, changed)
            stories.looked_for(session, ids)
        done += len(ids)
        progress.step(done, done + left - len(ids))


def _place_again(
    session: Session,
    grouping: Grouping,
    prints: Mapping[int, Sequence[str]],
    changed: Iterable[int],
) -> None:
    for id_ in changed:
        stories.set_fingerprint(session, id_, prints[id_])
    addresses = stories.addresses(session, list(prints))
    grouping.place(
        session,
        [ArticlePrint(id_, tuple(prints[id_]), address) for id_, address in addresses.items()],
    )
