"""Countries in texts of other languages: CLDR's names with the endings that the language adds.

A name is matched from its stem; what is left of the word must be one of the language's endings.
Arabic writes particles and the article at the front of the word, so those are put before each
name. Russian names of several words are spelled out in all cases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from briefbench.analysis.countries.capitals import capitals_in
from briefbench.analysis.countries.folding import fold_name
from briefbench.analysis.countries.gazetteer import Form, Sense, Sort, in_office
from briefbench.analysis.countries.matcher import Matcher
from briefbench.analysis.countries.mention import Mention
from briefbench.analysis.countries.standing import Term, listed_forms
from briefbench.analysis.countries.tables import table_rows
from briefbench.analysis.country_names import list_countries
from briefbench.analysis.wordlists import words
from briefbench.model.kinds import MentionKind

_NONE = frozenset({""})
_LEAST_STEM = 3  # letters; shorter names are matched whole


@dataclass(frozen=True, slots=True)
class Tongue:
    """How names change in a language.

    ``locales`` are CLDR's names for it; ``endings`` follow a name, ``more`` a stem of the hand
    list; ``finals`` are last letters of a name that endings replace; ``before`` what is written
    at the front of a word.
    """

    locales: tuple[str, ...]
    endings: frozenset[str] = _NONE
    more: frozenset[str] = _NONE
    finals: str = ""
    before: tuple[str, ...] = ("",)


_RUSSIAN_NOUN = _NONE | words(
    "а я у ю ом ем е ы и ь ой ей ов ев ам ям ами ями ах ях ию ии ия ие ией ией еи ею"
)
_RUSSIAN_ADJECTIVE = _RUSSIAN_NOUN | words(
    "ии ого ому им ом ая ои ую ое ие их ими ыи ые ых ым ыми ец ца цу цем це цы цев цам"
)
_TAJIK = _NONE | words("и у ро ам аш иро иву ю ен он ону они хо хои ҳо ҳои ҳоро ҳову истонӣ истони")
_TURKIC_LATIN = _NONE | words(
    "ning da dan ga ni dagi lik liklar lar lari larning larga dagilar cha nikidek ka si sini sida"
)
_TURKIC_CYRILLIC = _NONE | words(
    "нин нын нун нинг да де та те дан ден тан тен ка ке га ге ди ды ни ны ду дин дын дун туу дук "
    "лар лер тар тер дар дер стан дик лик лык лар дагы деги дагъы мен бен пен ча че ын ин ны"
)
_PERSIAN = _NONE | words("ی یی یها ها یان ان های یهای ای ایی تی")
_URDU = _NONE | words("ی یوں وں یون ون یی ه ا")
_ARABIC = _NONE | words("ی یه یین یون ون ین یا یان یتین ات یات")
_ARABIC_BEFORE = ("", "و", "ف", "ب", "ل", "ک", "وب", "ول", "فی")
_ROMANCE = _NONE | words("s e es ne nes")
_GERMAN_ENDINGS = words("e en er es em n s ern r rs rin rinnen")

_TONGUES = {
    "ru": Tongue(("ru",), _RUSSIAN_NOUN, _RUSSIAN_ADJECTIVE, "аяьй"),
    "uk": Tongue(("uk",), _RUSSIAN_NOUN | words("і ї ію ії єю"), _RUSSIAN_ADJECTIVE, "аяь"),
    "be": Tongue(("be",), _RUSSIAN_NOUN, _RUSSIAN_ADJECTIVE, "аяь"),
    "tg": Tongue(("tg",), _TAJIK, _TAJIK),
    "uz": Tongue(
        ("uz", "uz_Cyrl"),
        _TURKIC_LATIN | _TURKIC_CYRILLIC,
        _TURKIC_LATIN | _TURKIC_CYRILLIC,
    ),
    "kk": Tongue(("kk",), _TURKIC_CYRILLIC, _TURKIC_CYRILLIC),
    "ky": Tongue(("ky",), _TURKIC_CYRILLIC, _TURKIC_CYRILLIC),
    "fa": Tongue(("fa",), _PERSIAN, _PERSIAN),
    "ps": Tongue(("ps", "fa"), _PERSIAN, _PERSIAN),
    "ur": Tongue(("ur",), _URDU, _URDU, "ہا"),
    "ar": Tongue(("ar",), _NONE, _ARABIC, before=_ARABIC_BEFORE),
    "fr": Tongue(("fr",), _NONE, _ROMANCE),
    "es": Tongue(("es",), _NONE, _ROMANCE),
    "de": Tongue(("de",), _NONE | words("s"), _NONE | _GERMAN_ENDINGS),
    "pt": Tongue(("pt",)),
    "it": Tongue(("it",)),
    "nl": Tongue(("nl",), _NONE | words("s")),
    "pl": Tongue(("pl",), _NONE | words("i e ie ę ą a u y owi em om"), finals="aey"),
    "tr": Tongue(("tr",)),
    "az": Tongue(("az",), _TURKIC_LATIN),
}

_KIND = {
    Sort.NAME: (MentionKind.NAME, 0.95),
    Sort.DEMONYM: (MentionKind.DEMONYM, 0.85),
    Sort.CAPITAL: (MentionKind.CAPITAL, 0.9),
    Sort.CITY: (MentionKind.CITY, 0.8),
    Sort.METONYM: (MentionKind.METONYM, 0.8),
    Sort.LEADER: (MentionKind.LEADER, 0.75),
    Sort.REGION: (MentionKind.CITY, 0.86),
}
# Russian case endings by the ending of the first case; a name of several words takes all of them.
_CASES = {
    "ая": ("ая", "ой", "ую"),
    "ый": ("ый", "ого", "ому", "ым", "ом"),
    "ий": ("ий", "его", "ему", "им", "ем"),
    "ые": ("ые", "ых", "ым", "ыми"),
    "ие": ("ие", "их", "им", "ими"),
    "ия": ("ия", "ии", "ию", "ией"),
    "ея": ("ея", "еи", "ее", "ею", "еей"),
    "ка": ("ка", "ки", "ке", "ку", "кой"),
    "ва": ("ва", "в", "вам", "вах", "вами"),
    "ты": ("ты", "тов", "там", "тах", "тами"),
}


def languages() -> frozenset[str]:
    """Return the languages, besides English, that countries are found in."""
    return frozenset(_TONGUES)


def endings_of(language: str) -> tuple[frozenset[str], str]:
    """Return what may follow a name in a language, and the last letters that endings replace."""
    tongue = _TONGUES.get(language)
    return (tongue.endings, tongue.finals) if tongue else (_NONE, "")


def mentions_in(text: str, language: str, day: str = "") -> list[Mention]:
    """Return the words that name a country in a text of one of ``languages()``, in order.

    ``day`` is the ISO date of the text: leaders count in their time of office.
    """
    found = []
    for candidate in _matcher(language).candidates(text):
        if senses := in_office(candidate.senses, day):
            sense = senses[0]
            kind, confidence = _KIND[sense.sort]
            found.append(Mention(candidate.start, candidate.end, sense.code, kind, confidence))
    return found


@cache
def _matcher(language: str) -> Matcher:
    return Matcher(_forms(language))


def _forms(language: str) -> dict[str, tuple[Form, ...]]:
    tongue = _TONGUES[language]
    forms: dict[str, list[Form]] = defaultdict(list)
    silent = {
        fold_name(word)
        for of, _, code, listed in table_rows("languages.tsv")
        if of == language and code == "-"
        for word in listed.split("|")
    }
    found = (*_listed(language, tongue), *_named(language, tongue), *_capitals(language, tongue))
    for key, form in found:
        if key in silent:
            continue
        for before in tongue.before:
            known = forms[before + key]
            if form.exact or all(form.tails.isdisjoint(other.tails) for other in known):
                known.append(form)
    return {key: tuple(known) for key, known in forms.items() if key}


def _listed(language: str, tongue: Tongue) -> Iterator[tuple[str, Form]]:
    """Give the forms of the hand list."""
    for kind, code, words_listed, terms in (*listed_forms(language), *_by_hand(language)):
        sense = Sense(code, Sort(kind), terms=terms)
        small = sense.sort in {Sort.DEMONYM, Sort.METONYM}
        for word in words_listed:
            exact = word if word.isupper() and word.isalpha() and len(word) <= 4 else None
            exact = exact if exact and exact.lower() != exact else None
            tails = tongue.more if word.endswith("-") else tongue.endings
            if exact:
                yield fold_name(word), Form((sense,), exact)
                continue
            for name in _spelled(language, word.rstrip("-")):
                yield from _with_article(language, name, Form((sense,), None, tails, lower=small))


def _by_hand(language: str) -> Iterator[tuple[str, str, list[str], tuple[Term, ...]]]:
    for of, kind, code, listed in table_rows("languages.tsv"):
        if of == language and code != "-":
            yield kind, code, listed.split("|"), ()


def _named(language: str, tongue: Tongue) -> Iterator[tuple[str, Form]]:
    """Give the forms of CLDR's names, and in Arabic and Persian of what is called after them."""
    for locale in tongue.locales:
        for code, name in list_countries(locale):
            sense = Sense(code, Sort.NAME)
            for spelled in (each for part in _parts(name) for each in _spelled(language, part)):
                key, tails = _stem(spelled, tongue)
                yield from _with_article(language, key, Form((sense,), None, tails))
            if language == "ar" and " " not in name:
                demonym = Form((Sense(code, Sort.DEMONYM),), None, _ARABIC - _NONE)
                yield from _with_article(language, _arabic_stem(name), demonym)


def _parts(name: str) -> Iterator[str]:
    """Give the names in one of CLDR's: "Myanmar (Burma)" is two; what capitals abbreviate none."""
    for part in name.replace(")", "").split(" ("):
        if not part.isupper():
            yield part


def _capitals(language: str, tongue: Tongue) -> Iterator[tuple[str, Form]]:
    for locale in tongue.locales:
        for code, name in capitals_in(locale):
            for spelled in _spelled(language, name):
                key, tails = _stem(spelled, tongue)
                form = Form((Sense(code, Sort.CAPITAL),), None, tails)
                yield from _with_article(language, key, form)


def _spelled(language: str, name: str) -> Iterator[str]:
    """Give a name as it is written in all cases, where that has to be spelled out."""
    parts = name.replace("-", " ").split()
    if language not in {"ru", "uk", "be"} or len(parts) < 2:
        yield name
        return
    inflected = [
        tuple(part[:-2] + ending for ending in _CASES.get(part[-2:], (part[-2:],)))
        for part in parts
    ]
    for choice in product(*inflected[:4]):
        yield " ".join((*choice, *parts[4:]))


def _stem(name: str, tongue: Tongue) -> tuple[str, frozenset[str]]:
    key = fold_name(name)
    if name[-1] in tongue.finals and len(key) > _LEAST_STEM:
        return key[:-1], tongue.endings
    fixed = tongue.finals and name[-1] in "оуиэеёы"
    return key, _NONE if fixed or len(key) < _LEAST_STEM else tongue.endings


def _with_article(language: str, name: str, form: Form) -> Iterator[tuple[str, Form]]:
    key = fold_name(name)
    yield key, form
    if language == "ar":
        bare = key.removeprefix("ال")
        yield bare if key.startswith("ال") else f"ال{key}", form
        yield f"ل{bare}" if len(bare) > 2 else key, form


def _arabic_stem(name: str) -> str:
    key = fold_name(name).removeprefix("ال")
    for ending in ("ستان", "یا", "ا", "ه"):
        if key.endswith(ending) and len(key) - len(ending) >= _LEAST_STEM - 1:
            return key.removesuffix(ending)
    return key
