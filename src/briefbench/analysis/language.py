"""In which language a text is written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from briefbench.analysis.wordlists import words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 1000  # code points looked at; more adds nothing but time
LEAST_LETTERS = 4
SHORT = 60  # letters; below, only languages that desks read every day are believed
SHARE = 0.3  # of all letters that a script needs to be the text's

_LATIN = (
    "en fr de es pt it nl sv da no fi pl cs sk hu ro hr sl sq tr az uz tk ku id ms vi sw so ha "
    "et lv lt ca eu gl is ga"
)
_SHORT_LATIN = words("en fr de es pt it nl tr uz pl id")

# Which languages a script may mean, in ISO 639-1; a single one needs no model.
_BY_SCRIPT: dict[str, tuple[str, ...]] = {
    "LATIN": tuple(_LATIN.split()),
    "CYRILLIC": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "tt", "mn", "uz"),
    "ARABIC": ("ar", "fa", "ur", "ps", "sd", "ug", "ku"),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "BENGALI": ("bn", "as"),
    "GREEK": ("el",),
    "HEBREW": ("he",),
    "ARMENIAN": ("hy",),
    "GEORGIAN": ("ka",),
    "HANGUL": ("ko",),
    "THAI": ("th",),
    "LAO": ("lo",),
    "KHMER": ("km",),
    "MYANMAR": ("my",),
    "ETHIOPIC": ("am",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "KANNADA": ("kn",),
    "MALAYALAM": ("ml",),
    "GUJARATI": ("gu",),
    "GURMUKHI": ("pa",),
    "SINHALA": ("si",),
    "TIBETAN": ("bo",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "CJK": ("zh",),
}
# Letters of one language alone among those written in its script.
_OWN_LETTERS = (
    ("uk", "їєґ"),
    ("be", "ў"),
    ("kk", "әұһ"),
    ("tg", "ҷӣӯ"),
    ("ur", "ٹڈڑںےہھ"),
    ("ps", "ټډړږښڼۍې"),
)
_OWN_SHARE = 0.008  # of the letters; less may be a foreign name

# English, which most pages are in, is known by its little words; the model costs half a second.
_LITTLE = words(
    "the and that with this from have has had was were been are which their would will for not but "
    "they his her its said who when there about into than of to"
)
_LITTLE_SHARE = 0.12  # of the words; languages that share some of them stay at half of that
_THE_SHARE = 0.015  # "the" is a word of no other language
_LEAST_WORDS = 40


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language most of a text is in, ``""`` when unknown.

    Reads the first 1000 code points. The script decides first; letters that only one language of
    it has come next, then the little words of English; what is left is told apart by a model
    restricted to that script's languages.
    """
    sample = text[:SAMPLE]
    letters = Counter(letter for letter in sample.lower() if letter.isalpha())
    count = letters.total()
    if count < LEAST_LETTERS:
        return ""
    languages = _BY_SCRIPT.get(_script_of(letters), ())
    if not languages:
        return ""
    if len(languages) == 1:
        return languages[0]
    for language, own in _OWN_LETTERS:
        if language in languages and sum(letters[letter] for letter in own) > _OWN_SHARE * count:
            return language
    if languages[0] == "en" and _is_english(sample):
        return "en"
    likely = _SHORT_LATIN if count < SHORT and languages[0] == "en" else frozenset(languages)
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    return next((label for label, _ in ranked if label in likely), "")


def _is_english(sample: str) -> bool:
    """Say whether a text is certainly English; False means nothing."""
    found = sample.lower().split()
    little = sum(word in _LITTLE for word in found)
    return (
        len(found) >= _LEAST_WORDS
        and little >= _LITTLE_SHARE * len(found)
        and found.count("the") >= _THE_SHARE * len(found)
    )


def _script_of(letters: Counter[str]) -> str:
    scripts: Counter[str] = Counter()
    for letter, times in letters.items():
        scripts[_script_of_letter(letter)] += times
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] / 20 > 0:
        return "HIRAGANA"
    script, times = scripts.most_common(1)[0]
    return script if times >= SHARE * letters.total() else ""


@cache
def _script_of_letter(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
