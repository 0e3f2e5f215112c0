"""Which names may be of the same speaker. Nothing is decided here: it is for the officer to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, product

from briefbench.analysis.countries.folding import fold_name
from briefbench.analysis.quotes.lists import listed, table_rows
from briefbench.analysis.sounds import Sound, sound_alike, sound_of
from briefbench.model.kinds import Alike

_CONFIDENCE = {
    Alike.TITLE: 0.95,
    Alike.SCRIPT: 0.9,
    Alike.SPELLING: 0.9,
    Alike.ORDER: 0.85,
    Alike.INITIAL: 0.75,
    Alike.SHORT: 0.6,
    Alike.SURNAME: 0.6,
}
"""An order, not a measurement: how much of the name agrees."""

_UNWRITTEN = 0.15  # less where vowels are not written, so that less was compared
_MOST_OF_SURNAME = 3  # full names proposed for one surname or initial
_CROWD = 24  # names with one surname and one beginning above which only equal bones are compared
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "a", "affairs"})
_PATRONYMICS = ("vich", "vna", "вич", "вна", "угли", "оглы", "кызы", "зода")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two names may be of one speaker; ``confidence`` is 0.0 to 1.0."""

    reason: Alike
    confidence: float


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a name is compared.

    ``words`` sound: of a person without titles and particles, of a body without articles. ``short``
    are the first letters of a body's words.
    """

    words: tuple[Sound, ...]
    body: bool
    short: str

    @property
    def surname(self) -> Sound:
        """The last word, or the first where a patronymic comes last."""
        last = self.words[-1]
        backwards = len(self.words) > 2 and last.word.endswith(_PATRONYMICS)
        return self.words[0] if backwards else last

    @property
    def given(self) -> Sound | None:
        """The first word that is not the surname."""
        return next((word for word in self.words if word is not self.surname), None)


@lru_cache(maxsize=32_768)
def shape_of(name: str) -> Shape | None:
    """Return what of a name is compared; None where there are no letters, or only an office.

    "The deputy minister" of one page need not be that of another.
    """
    words = fold_name(name).split()
    body = any(word in listed("bodies") for word in words)
    if not body and _is_office(name, words):
        return None
    short = "".join(word[0] for word in words if word not in _SMALL) if body else ""
    kept = words if body else _without_titles(words)
    dropped = _SMALL if body else listed("particles")
    core = [word for word in kept if word not in dropped] or kept
    if not core:
        return None
    if len(core) == 1 and name.isupper() and 2 < len(core[0]) <= 6 and core[0].isascii():
        short = core[0]
    return Shape(tuple(sound_of(word) for word in core), body, short)


def _is_office(name: str, words: Sequence[str]) -> bool:
    """Say whether it tells what someone is, not who: all of it, or its end in small letters."""
    if len(words) == 1 and name.strip().istitle():
        return False  # King, Bishop: surnames too
    offices = [word for word in words if word in _titles()]
    if words and len(offices) == len([word for word in words if word not in _SMALL]):
        return True
    ends_small = name.rsplit(maxsplit=1)[-1].islower() if name.split() else False
    return ends_small and (bool(offices) or words[0] in _SMALL)


def _without_titles(words: list[str]) -> list[str]:
    """Return the words behind the titles at the beginning; a title alone is kept."""
    start = 0
    while start < len(words) - 1 and words[start] in _titles():
        start += 1
    return words[start:]


@cache
def _titles() -> frozenset[str]:
    own = listed("titles") | listed("roles")
    other = (
        form + ("" if ending == "-" else ending)
        for _language, kind, forms, endings in table_rows("languages.tsv")
        if kind == "role"
        for form in forms.split("|")
        for ending in endings.split("|")
    )
    return frozenset(fold_name(word) for word in (*own, *other))


def agreeing_words(one: str, other: str) -> list[tuple[str, str]]:
    """Return which words of two names agree, as they are written, in the order of ``one``.

    Words that sound alike, and an initial with the name it may stand for. Titles agree where they
    are the same; of a body and its short form the whole names are one pair. Empty where nothing
    does.
    """
    mine, theirs = shape_of(one), shape_of(other)
    if mine and theirs and mine.short and mine.short == theirs.short and mine.body != theirs.body:
        return [(one, other)]
    left = [(word, sound_of(folded)) for word in other.split() if (folded := _one_word(word))]
    found = []
    for word in one.split():
        folded = _one_word(word)
        sound = sound_of(folded) if folded else None
        match = sound and next((pair for pair in left if _word_agrees(sound, pair[1])), None)
        if match:
            left.remove(match)
            found.append((word.strip(_AROUND), match[0].strip(_AROUND)))
    return found


_AROUND = ",;()"


def _one_word(word: str) -> str:
    """Return a word folded; of one that falls apart, such as ``al-Rashid``, its longest part."""
    return max(fold_name(word).split(), key=len, default="")


def _word_agrees(one: Sound, other: Sound) -> bool:
    return sound_alike(one, other) or ((one.initial or other.initial) and _begin_alike(one, other))


def _likeness(one: Shape, other: Shape) -> Likeness | None:
    if [s.word for s in one.words] == [s.word for s in other.words]:
        return _like(Alike.TITLE, one, other)
    if one.short and one.short == other.short and one.body != other.body:
        return _like(Alike.SHORT, one, other)
    if one.body != other.body:
        return None
    if len(one.words) == len(other.words) and _all_alike(one.words, other.words):
        crossed = {s.script for s in one.words} != {s.script for s in other.words}
        return _like(Alike.SCRIPT if crossed else Alike.SPELLING, one, other)
    if len(one.words) == len(other.words) > 1 and _alike_in_any_order(one, other):
        return _like(Alike.ORDER, one, other)
    if one.body or not sound_alike(one.surname, other.surname):
        return None
    return _by_surname(one, other)


def _by_surname(one: Shape, other: Shape) -> Likeness | None:
    """Compare two people whose surnames sound alike."""
    if one.given is None or other.given is None:
        return _like(Alike.SURNAME, one, other) if one.given or other.given else None
    if one.given.initial or other.given.initial:
        agree = _begin_alike(one.given, other.given)
        return _like(Alike.INITIAL, one, other) if agree else None
    if len(one.words) != len(other.words) and sound_alike(one.given, other.given):
        return _like(Alike.SPELLING, one, other)
    return None


def _like(reason: Alike, one: Shape, other: Shape) -> Likeness:
    unsaid = any(not sound.spoken for shape in (one, other) for sound in shape.words)
    written = {s.script for s in one.words} == {s.script for s in other.words}
    less = _UNWRITTEN if unsaid and not written else 0.0
    return Likeness(reason, round(_CONFIDENCE[reason] - less, 2))


def _all_alike(one: Sequence[Sound], other: Sequence[Sound]) -> bool:
    return all(sound_alike(a, b) for a, b in zip(one, other, strict=True))


def _alike_in_any_order(one: Shape, other: Shape) -> bool:
    left = list(other.words)
    for sound in one.words:
        found = next((word for word in left if sound_alike(sound, word)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _begin_alike(one: Sound, other: Sound) -> bool:
    """Say whether one of the names may be the initial of the other."""
    if one.script == other.script != "a":
        return one.word[0] == other.word[0]
    if one.spoken and other.spoken:
        return bool({way[:1] for way in one.spoken} & {way[:1] for way in other.spoken})
    return bool(_first_letters(one) & _first_letters(other))


def _first_letters(sound: Sound) -> set[str]:
    """Return how a given name may begin, an initial of another script included."""
    said = {way[0] for way in sound.spoken if way}
    bones = {way[0] for way in sound.bones if way}
    vowel = {"aeiou"} if not sound.spoken or said & set("aeiou") else set()
    return bones | vowel


def alike_names(names: Sequence[str], only: int | None = None) -> list[tuple[int, int, Likeness]]:
    """Return the pairs of names that may be of the same speaker, the surest first.

    Names are compared only where their words sound alike, so that ten thousand take less than a
    second. A surname alone is paired with the first 3 full names of that surname, and is the less
    sure the more there are; one with an initial also with the first 3 that begin with it. Of more
    than 24 names that sound alike only the first ones are compared, unless ``only`` is given.

    Args:
        names: The names, those who speak most first; a speaker's further ones have places of their
            own.
        only: Only pairs with the name at this place.

    Returns:
        Places in ``names``, the lesser first, and why.

    """
    shapes = [shape_of(name) for name in names]
    found: dict[tuple[int, int], Likeness] = {}
    for one, other in _candidates(shapes, only):
        pair = (min(one, other), max(one, other))
        if only is not None and only not in pair:
            continue
        mine, theirs = shapes[one], shapes[other]
        if pair not in found and mine and theirs and (like := _likeness(mine, theirs)):
            found[pair] = like
    shared = _bearers(found, shapes)
    pairs = [(*pair, _among(like, shared.get(pair, 1))) for pair, like in found.items()]
    return sorted(pairs, key=lambda pair: (-pair[2].confidence, pair[0], pair[1]))


def _candidates(shapes: Sequence[Shape | None], only: int | None) -> Iterator[tuple[int, int]]:
    """Give pairs that are worth a comparison, some more than once."""
    whole: dict[str, set[int]] = defaultdict(set)
    surnames: dict[str, set[int]] = defaultdict(set)
    for at, shape in enumerate(shapes):
        if shape is None:
            continue
        for key in _whole_keys(shape):
            whole[key].add(at)
        if not shape.body:
            for bones in shape.surname.bones:
                surnames[bones].add(at)
    for places in whole.values():
        yield from _pairs(places, only)
    for places in surnames.values():
        if len(places) > 1 and (only is None or only in places):
            yield from _of_surname(places, shapes, only)


def _whole_keys(shape: Shape) -> Iterator[str]:
    if shape.short:
        yield f"short {shape.short}"
    ways = [sound.bones for sound in shape.words[:6]]
    for number, bones in enumerate(product(*ways)):
        if number == 8:
            return
        yield " ".join(sorted(bones))


def _pairs(places: set[int], only: int | None) -> Iterator[tuple[int, int]]:
    if only is None:
        yield from combinations(sorted(places)[:_CROWD], 2)
    elif only in places:
        yield from ((only, other) for other in places if other != only)


def _of_surname(
    places: set[int], shapes: Sequence[Shape | None], only: int | None
) -> Iterator[tuple[int, int]]:
    full: dict[str, list[int]] = defaultdict(list)
    short: list[int] = []
    for at in sorted(places):
        shape = shapes[at]
        given = shape.given if shape else None
        if given is None or given.initial:
            short.append(at)
        else:
            for letter in _first_letters(given):
                full[letter].append(at)
    bearers = {at for group in full.values() for at in group}
    first = sorted(bearers)[:_MOST_OF_SURNAME]
    for at in short[:_CROWD] if only is None else short:
        shape = shapes[at]
        given = shape.given if shape else None
        if only is None or only in {at, *first}:
            yield from ((at, other) for other in first)
        if given is not None:
            for letter in _first_letters(given):
                yield from ((at, other) for other in full[letter][:_MOST_OF_SURNAME])
    yield from _pairs(set(short), only)
    for group in full.values():
        yield from _pairs(set(group[:_CROWD]) if only is None else set(group), only)


def _bearers(
    found: Mapping[tuple[int, int], Likeness], shapes: Sequence[Shape | None]
) -> dict[tuple[int, int], int]:
    """Return for pairs that agree in a surname only, with how many full names it is shared."""
    by_short: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair, like in found.items():
        if like.reason is Alike.SURNAME:
            first = shapes[pair[0]]
            by_short[pair[0] if first and first.given is None else pair[1]].append(pair)
    return {pair: len(pairs) for pairs in by_short.values() for pair in pairs}


def _among(like: Likeness, bearers: int) -> Likeness:
    return Likeness(like.reason, round(like.confidence / bearers, 2)) if bearers > 1 else like
