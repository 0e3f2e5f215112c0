"""What a number of headlines have in common that others have not, and the one in their middle.

Words are compared by their stems, so that "protest" and "protests" are one, and counted once a
headline. How distinctive a word is, tells the log-likelihood ratio G² of its share here and in the
others (T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
Linguistics 19, 1993; in this form P. Rayson and R. Garside, 2000): unlike plain ratios it trusts
few occurrences no more than they deserve.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefbench.analysis.countries.folding import fold_name
from briefbench.analysis.tables import lines_of

Headline = tuple[str, str]
"""A headline and its language in ISO 639-1, "" when unknown."""

MOST_WORDS = 3

DISTINCT = 10.83
"""G² of a distinctive word: by chance one word in a thousand has more (chi-squared, one degree)."""

LONGEST = 300
"""Code points of a headline that are read."""

_ALGORITHMS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
}
_BEGINNING = 5  # code points by which words of other languages are told apart
_HEAD = 3  # code points that all forms of a word share
_SHORTEST = 2  # code points of a word; in scripts without blanks of a run of signs
_LONGEST_RUN = 4  # signs of Chinese that are one word at most
_WHOLE = 0.8  # part of a run's headlines that must have the longer run it is cut from
_CAPITAL = 3  # so many times as often with a capital, a word is a name
_NAME = 4  # code points that a word shares with a name to be the same

_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu)['’](?=\w\w)", re.IGNORECASE)
_SAME = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ё": "е", "’": "'", "ʻ": "'", "ʼ": "'", "‘": "'", "`": "'"}
    | dict.fromkeys("\u00ad\u0640\u200d\u200e\u200f", None)
)


def distinctive_words(
    headlines: Sequence[Headline], others: Iterable[Headline], names: Collection[str] = ()
) -> tuple[str, ...]:
    """Return two or three words that are in these headlines more than in others, best first.

    Fewer when fewer are distinctive, none of a single headline. They are written as they mostly
    are in the headlines; little words and numbers are none.

    Args:
        headlines: Headlines of one burst, each story's once.
        others: Headlines that it is to be told apart from.
        names: Words and names that need not be told, such as what all headlines are about.

    """
    texts = [_terms(*headline) for headline in headlines]
    telling = _repeated(texts)
    counts, forms = _counted(texts, telling)
    background, _ = _counted((_terms(*headline) for headline in others), telling)
    known = [known for known in map(fold_name, names) if known]
    least = 2 if len(headlines) > 1 else len(headlines) + 1
    size, other_size = counts.pop(""), background.pop("")
    ranked = sorted(
        (-ratio, term)
        for term, count in counts.items()
        if count >= least
        if (ratio := _likelihood_ratio(count, background[term], size, other_size)) >= DISTINCT
    )
    chosen: list[str] = []
    for _, term in ranked:
        if len(chosen) == MOST_WORDS:
            break
        if _is_known(forms[term], known):
            continue
        whole = _whole(term, counts, known)
        if not any(_overlap(whole, other) for other in chosen):
            chosen.append(whole)
    return tuple(_as_written(forms[term]) for term in chosen)


def central_headline(headlines: Sequence[Headline]) -> str:
    """Return the headline nearest the centre of all, the first of equals; "" for none.

    Nearest by the cosine between the beginnings of its words, each once, and the mean of all
    headlines' vectors.
    """
    vectors = [
        frozenset(word[:_BEGINNING] for word in _terms(*headline)[0]) for headline in headlines
    ]
    centre: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for part in vector:
            centre[part] += 1 / math.sqrt(len(vector))
    best, nearest = "", -1.0
    for (title, _), vector in zip(headlines, vectors, strict=True):
        cosine = sum(centre[part] for part in vector) / math.sqrt(max(len(vector), 1))
        if cosine > nearest + 1e-9:
            best, nearest = title, cosine
    return " ".join(best.split())


def _repeated(texts: Iterable[_Text]) -> frozenset[str]:
    """Return the beginnings of words that at least two headlines have; only these are stemmed."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({word[:_HEAD] for word in text.words})
    return frozenset(head for head, count in counts.items() if count > 1)


def _counted(
    texts: Iterable[_Text], telling: Collection[str]
) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Return how many headlines have each stem, and how it is written in them.

    Of words that begin like one of ``telling``; under "" the number of all words.
    """
    counts: Counter[str] = Counter({"": 0})
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        counts[""] += len(text.words)
        found = {
            _stem(word, text.language): written
            for word, written in zip(text.words, text.written, strict=True)
            if word[:_HEAD] in telling
        }
        for stem, form in found.items():
            counts[stem] += 1
            forms[stem][form] += 1
    return counts, forms


def _likelihood_ratio(count: int, other: int, size: int, other_size: int) -> float:
    """Return G² of a word's share of ``size`` words against that of the others; 0.0 if no more."""
    share = (count + other) / (size + other_size)
    if count <= share * size:
        return 0.0
    ratio = count * math.log(count / (share * size))
    return 2 * (ratio + (other * math.log(other / (share * other_size)) if other else 0.0))


class _Text(NamedTuple):
    """The words a headline says something with: as they are compared, and as they are written."""

    words: tuple[str, ...]
    written: tuple[str, ...]
    language: str


@lru_cache(maxsize=20_000)
def _terms(title: str, language: str) -> _Text:
    """Return what a headline says, in order; scripts without blanks in runs."""
    title = title[:LONGEST]
    little = _little(language)
    found: dict[str, str] = {}
    if not title.isascii():
        for run in _UNSPACED_RUN.findall(title):
            found |= {part: part for part in _runs(run) if little.isdisjoint(part)}
    for whole in _pattern().findall(title):
        written = _ELIDED.sub("", whole, 1) if language in {"fr", "it"} else whole
        plain = _same(written)
        if plain.endswith("'s"):
            written, plain = written[:-2], plain[:-2]
        if len(plain) >= _SHORTEST and plain not in little and not plain.isdigit():
            found.setdefault(plain, written)
    return _Text(tuple(found), tuple(found.values()), language)


def _runs(text: str) -> Iterable[str]:
    """Give all runs of two to four signs."""
    for size in range(_SHORTEST, _LONGEST_RUN + 1):
        yield from (text[n : n + size] for n in range(len(text) - size + 1))


def _whole(term: str, counts: Counter[str], known: Sequence[str]) -> str:
    """Return the longest run a run is cut from, where nearly all headlines with it have that."""
    if not _UNSPACED_RUN.match(term):
        return term
    longer = [
        run
        for run, count in counts.items()
        if term in run and count >= _WHOLE * counts[term] and not _is_known([run], known)
    ]
    return max(longer, key=lambda run: (len(run), counts[run], run))


def _overlap(term: str, other: str) -> bool:
    """Say whether two runs of signs are parts of one word."""
    return bool(_UNSPACED_RUN.match(term)) and not set(term).isdisjoint(other)


def _as_written(forms: Counter[str]) -> str:
    """Return the commonest way a word is written; with a capital only when it mostly has one.

    Headlines may write every word with a capital; a name has it in the others too.
    """
    best = max(forms, key=lambda form: (forms[form], form.islower(), form))
    small = [form for form in forms if form.islower()]
    if best.islower() or not small:
        return best
    most = max(small, key=lambda form: (forms[form], form))
    return best if forms[best] >= _CAPITAL * forms[most] else most


def _is_known(forms: Iterable[str], known: Sequence[str]) -> bool:
    """Say whether a word is one of some names, or begins like one; a run, whether it overlaps."""
    for form in map(fold_name, forms):
        if _UNSPACED_RUN.match(form):
            if any(a + b in name for a, b in itertools.pairwise(form) for name in known):
                return True
            continue
        for name in known:
            shorter = min(len(form), len(name))
            alike = max(_NAME, shorter - 2)
            if form == name or (shorter >= _NAME and form[:alike] == name[:alike]):
                return True
    return False


def _same(word: str) -> str:
    """Return a word as it is compared and stemmed: its accents stay, since stemmers need them."""
    if word.isascii():
        return word.lower().replace("`", "'")
    return unicodedata.normalize("NFKC", word).casefold().translate(_SAME)


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    from snowballstemmer import stemmer

    algorithm = _ALGORITHMS.get(language)
    if len(word) < _BEGINNING:
        return word
    if algorithm and len(word) < 40:
        return str(stemmer(algorithm).stemWord(word))
    return word[:_BEGINNING]


@cache
def _pattern() -> re.Pattern[str]:
    """Return what a word is: letters and digits with their marks, joined by apostrophes."""
    marks = "".join(c for c in map(chr, range(0x300, 0xFF20)) if unicodedata.category(c)[0] == "M")
    part = rf"(?:(?![{_UNSPACED}])[^\W_]|[{marks}])+"
    return re.compile(rf"{part}(?:['’ʻʼ‘`\-\u2010\u2011]{part})*")


@cache
def _little(language: str) -> frozenset[str]:
    """Return the little words of a language, of all languages when it has no list."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines_of("words", "little.tsv"):
        code, words = line.split("\t")
        found[code].update(map(_same, words.split()))
    return frozenset(found.get(language) or set().union(*found.values()))
