"""How a name sounds, whatever its script and spelling: Yatimov, Jatimow, Ятимов, یتیموف.

Names are brought to Latin letters and to one spelling of each sound. Short vowels are not written
in Arabic script, so that only consonants can be compared across it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ғ": "gh", "қ": "q", "ҳ": "h",
    "ҷ": "dzh", "ә": "a", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
    "є": "ye", "ґ": "g", "ј": "y", "љ": "l", "њ": "n", "ћ": "ch", "ђ": "dzh", "џ": "dzh",
}  # fmt: skip
"""Letters without the marks that folding takes away (й and ў, ё, ӣ, ӯ, ї lose theirs)."""

_ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ٹ": "t", "ث": "s", "س": "s", "ش": "s", "ص": "s",
    "ض": "s", "ز": "s", "ژ": "s", "ذ": "s", "ظ": "s", "ج": "s", "چ": "s", "د": "d", "ڈ": "d",
    "ر": "r", "ڑ": "r", "ح": "k", "خ": "k", "ه": "k", "ق": "k", "ک": "k", "گ": "k", "غ": "k",
    "ڠ": "k", "ف": "v", "ڤ": "v", "ل": "l", "م": "m", "ن": "n", "ں": "n", "ڼ": "n", "و": "",
    "ا": "", "ی": "", "ع": "", "ء": "",
}  # fmt: skip
"""Letters as ``fold_name`` leaves them, by the class of their sound."""

_SPELLINGS = (
    ("schtsch", "C"), ("shch", "C"), ("tsch", "C"), ("dsch", "J"), ("sch", "S"), ("tch", "C"),
    ("ch", "C"), ("dzh", "J"), ("dj", "J"), ("sh", "S"), ("zh", "J"), ("tz", "Z"), ("ts", "Z"),
    ("cz", "C"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"),
    ("ck", "k"), ("q", "k"), ("w", "v"), ("y", "i"),
)  # fmt: skip
"""Ways to write a sound in Latin letters, the longer first; what stands in capitals is done."""

_CLASSES = str.maketrans("bpkghvfszZSCJ", "bbkkkvvssssss")
_LONG = (("ou", "u"), ("oo", "u"), ("ee", "i"))
"""Vowels as English and French write them."""

_VOWELS = re.compile("[aeiou]")
_HARD = re.compile("(?<![scth])ch")
_DOUBLED = re.compile(r"(.)\1+")
_GLIDES = re.compile("i(?=[aeou])")


@dataclass(frozen=True, slots=True)
class Sound:
    """How one word of a name sounds.

    ``spoken`` are ways to say it in Latin letters, none where vowels are not written; ``bones`` are
    the classes of its consonants, one string a way; ``script`` as ``alphabet_of`` tells it.
    """

    word: str
    spoken: tuple[str, ...]
    bones: tuple[str, ...]
    script: str

    @property
    def initial(self) -> bool:
        """Whether it is a letter that stands for a name."""
        return len(self.word) == 1 and self.script in "lc"


def alphabet_of(word: str) -> str:
    """Return the alphabet of a folded word: ``l``atin, ``c``yrillic, ``a``rabic, ``o``ther."""
    first = word[:1]
    if first.isascii():
        return "l"
    if "\u0400" <= first <= "\u052f":
        return "c"
    return "a" if "\u0600" <= first <= "\u06ff" else "o"


@lru_cache(maxsize=65_536)
def sound_of(word: str) -> Sound:
    """Return how a folded word sounds (``analysis.countries.folding.fold_name``)."""
    script = alphabet_of(word)
    if script == "a":
        whole = word.removesuffix("ه") if len(word) > 3 else word
        whole = whole[2:] if whole.startswith("ال") and len(whole) > 4 else whole
        bones = "".join(_ARABIC.get(letter, letter) for letter in whole)
        return Sound(word, (), ("v" + bones if whole[0] == "و" else bones,), script)
    if script == "o":
        return Sound(word, (word,), (word,), script)
    latin = "".join(_CYRILLIC.get(letter, letter) for letter in word) if script == "c" else word
    spoken = tuple(dict.fromkeys(_one_spelling(way, script) for way in _ways(latin, script)))
    bones_of = tuple(dict.fromkeys(_bones(way) for way in spoken))
    return Sound(word, spoken, bones_of, script)


def _ways(latin: str, script: str) -> list[str]:
    """Return how letters may be meant that stand for several sounds, at most 4 ways."""
    ways = [latin]
    if script == "l" and "j" in latin:  # Jatimow, Jumayev
        ways.append(re.sub("(?<!d)j", "y", latin))
    if script == "l" and _HARD.search(latin):
        ways += [_HARD.sub("kh", way) for way in ways]  # Rachmon
    if script == "l" and latin.startswith("x"):  # Xudoyberdi
        ways.append("kh" + latin[1:])
    return ways


def _one_spelling(latin: str, script: str) -> str:
    for written, sound in (*(_LONG if script == "l" else ()), *_SPELLINGS):
        latin = latin.replace(written, sound)
    latin = latin.replace("j", "J").replace("x", "ks")
    latin = re.sub("c(?=[eiy])", "s", latin).replace("c", "k")
    latin = _DOUBLED.sub(r"\1", latin)
    latin = re.sub("f$", "v", latin)  # Kiseleff
    latin = re.sub("(?<=.)h$", "", latin)  # zadeh
    latin = latin.replace("ii", "i")
    return _GLIDES.sub("", latin) if len(latin) > 2 else latin


@lru_cache(maxsize=65_536)
def _bones(spoken: str) -> str:
    return _VOWELS.sub("", spoken).translate(_CLASSES)


def sound_alike(one: Sound, other: Sound) -> bool:
    """Say whether two words may be the same name: equal consonants, vowels nearly so.

    A feminine surname (Petrova) is another than the masculine one, save where vowels are not
    written.
    """
    if one is other:
        return True
    if not any(bones in other.bones for bones in one.bones):
        return False
    if not one.spoken or not other.spoken:
        return len(one.bones[0]) > 1
    return any(
        _near(mine, theirs)
        for mine in one.spoken
        for theirs in other.spoken
        if _bones(mine) == _bones(theirs)
    )


_FEMININE = re.compile("(?:[oe]v|in)a$")


@lru_cache(maxsize=65_536)
def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    if (one[:1] in "aeiou") != (other[:1] in "aeiou"):
        return False
    if bool(_FEMININE.search(one)) != bool(_FEMININE.search(other)):
        return False
    allowed = 0 if min(len(one), len(other)) < 4 else 1 if min(len(one), len(other)) < 7 else 2
    return abs(len(one) - len(other)) <= allowed and _far(one, other) <= allowed


def _far(one: str, other: str) -> int:
    """Return the least number of letters to change, put in or leave out (Levenshtein)."""
    before = list(range(len(other) + 1))
    for row, mine in enumerate(one, 1):
        now = [row]
        for at, theirs in enumerate(other, 1):
            now.append(min(before[at] + 1, now[-1] + 1, before[at - 1] + (mine != theirs)))
        before = now
    return before[-1]
