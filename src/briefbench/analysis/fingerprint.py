"""What near-duplicates are found by: a sample of the runs of five words in a text.

Two texts that share at least four of the sampled runs and 30 % of the shorter one's are copies of
each other. Containment finds a wire story that was cut to a third, where MinHash and simhash of
whole texts do not. Sampling by the run's own check sum keeps the same runs in every text. A text
too short for that is known by the check sum of all its words, which is odd where a run's is not.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from zlib import crc32

RUN = 5  # words of one shingle
SAMPLED = 8  # one shingle in eight is kept

LEAST = 4
"""Sampled runs that copies share at least: some 36 words in a row."""

SHARE = 0.3
"""Part of the shorter text's runs that copies share at least."""

FEW = 24
"""Sampled runs of a text from which on the sample tells enough: some 190 words."""

MOST = 8000
"""Numbers of one text that count: 64,000 words, a book."""

# Chinese and Japanese write no blanks: each of their characters counts as a word.
_WORD = re.compile(r"[^\W_\u3040-\u30ff\u3400-\u9fff]+|[\u3040-\u30ff\u3400-\u9fff]")


def fingerprint_of(body: str) -> tuple[str, ...]:
    """Return the sampled shingles of a text, and the check sum of the whole with its last bit set.

    They are sorted hexadecimal numbers of eight digits. Case, punctuation and spacing do not
    count. A text without words has none.
    """
    words = _words(body)
    found = {_number(words) | 1} if words else set()
    found.update(number for number in _runs(words) if number % SAMPLED == 0)
    return tuple(f"{number:08x}" for number in sorted(found))


def runs_of(body: str) -> frozenset[int]:
    """Return all runs of five words of a text as numbers, for two texts that are compared."""
    return frozenset(_runs(_words(body)))


def numbers_of(fingerprint: Iterable[str]) -> frozenset[int]:
    """Return a fingerprint as numbers; what is no hexadecimal number of 32 bits is left out."""
    found = set()
    for word in fingerprint:
        try:
            number = int(word, 16)
        except (ValueError, TypeError):
            continue
        if 0 <= number < 2**32:
            found.add(number)
        if len(found) == MOST:
            break
    return frozenset(found)


def is_whole(number: int) -> bool:
    """Say whether a number stands for a whole text, not for a run of five words."""
    return number % 2 == 1


def shared(
    one: Collection[int], other: Collection[int], common: Collection[int] = ()
) -> frozenset[int]:
    """Return what two texts share if they are copies of each other, else nothing.

    Args:
        one: Numbers of the one.
        other: Numbers of the other.
        common: Numbers of set phrases that many texts have; they tell nothing.

    """
    left, right = frozenset(one).difference(common), frozenset(other).difference(common)
    both = left & right
    if any(is_whole(number) for number in both):
        return both
    runs = min(_sampled(left), _sampled(right))
    return both if len(both) >= LEAST and len(both) >= SHARE * runs else frozenset()


def share_of(one: Collection[int], other: Collection[int]) -> float:
    """Return which part of the shorter text's runs both have, 0.0 to 1.0."""
    both = frozenset(one) & frozenset(other)
    if any(is_whole(number) for number in both):
        return 1.0
    runs = min(_sampled(one), _sampled(other))
    return len(both) / runs if runs else 0.0


def is_unclear(one: Collection[int], other: Collection[int]) -> bool:
    """Say whether two samples share too little to tell, so that the texts must be compared."""
    few = min(_sampled(one), _sampled(other)) < FEW
    return few and not frozenset(one).isdisjoint(other)


def are_copies(one: Collection[int], other: Collection[int]) -> bool:
    """Say whether two texts are copies of each other by all their runs, by the same rule."""
    both = len(frozenset(one) & frozenset(other))
    return both >= LEAST * SAMPLED and both >= SHARE * min(len(one), len(other))


def _words(body: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", body).casefold())


def _runs(words: list[str]) -> Iterator[int]:
    return (_number(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _number(words: list[str]) -> int:
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def _sampled(numbers: Collection[int]) -> int:
    return sum(not is_whole(number) for number in numbers)
