"""From whom a text says that it has what it tells: agency, the media it cites, whom these quote.

Simple rules in English, Russian, Persian and Arabic. Only what is an outlet is taken: one of the
known list, or words that say so ("Russian media", "the daily Vakhsh Herald", «агентство ...»), save
behind "quoting", where a person may stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from briefbench.analysis.wordlists import words
from briefbench.base.outlets import known_outlets
from briefbench.model.drafts import BREAK, ChainDraft
from briefbench.model.kinds import ChainRole

MOST = 8
"""Links of a chain; a text that names more is an overview of the press."""

_CREDITED = 2
"""Blocks at each end in which a line of its own or a dateline credits an agency."""

_MEDIA = (
    r"media(?: outlets?| reports?)?|press(?: reports?| agency| service)?|news ?agenc(?:y|ies)|"
    r"agenc(?:y|ies)|newspapers?|news ?paper|daily|weekly|magazine|journal|television|"
    r"TV(?: channel)?|channel|radio(?: station)?|broadcaster|website|portal|news site|"
    r"news outlet|outlets?"
)
_TITLED = (
    r"(?:Times|Post|Herald|News|Journal|Tribune|Gazette|Daily|Telegraph|Observer|Press|Chronicle|"
    r"Today)"
)
_CAPITAL = (
    r"(?!(?:Though|But|While|When|If|And|As|This|That|Some|In|The|A|An|For|On)\b)[A-ZÀ-Þ][\w’'/-]*"
)
_OF_WHAT = (
    rf"(?:{_CAPITAL}|state|local|official|foreign|private|semi-official|state-run|state-owned|"
    r"independent|pro-government|social|international)"
)
_OUTLET_EN = (
    rf"(?:the |a |its )?(?:(?:{_OF_WHAT} ){{1,4}}(?:{_MEDIA})(?: {_CAPITAL}){{0,3}}|"
    rf"(?:{_MEDIA})(?: {_CAPITAL}){{1,3}}|media reports?)|"
    rf"(?:the )?(?:{_CAPITAL} ){{1,3}}{_TITLED}\b"
)
_LATIN = "[a-z]"
_WORD = re.compile(r"\w+")
_CUES = words(
    "citing quoting according reported report reports reference cited said says quoted wrote "
    "writes informed added"
)
_OUTLET_WORDS = words(
    "media press agency agencies newsagency newsagencies newspaper newspapers news daily weekly "
    "magazine journal television tv channel radio broadcaster website portal outlet outlets "
    "times post herald tribune gazette telegraph observer chronicle today"
)
_NAME_EN = rf"(?:[A-Z]\. ?)*{_CAPITAL}(?: {_CAPITAL}){{0,3}}"
_TYPE_RU = (
    r"информационн\w+ агентств\w+|информагентств\w+|агентств\w+|газет\w+|телеканал\w*|радио\w*|"
    r"журнал\w*|издани\w+|портал\w*|сайт\w*|пресс-служб\w+"
)
_OUTLET_RU = (
    rf"(?:(?:{_TYPE_RU}) (?:«[^»\n]{{2,50}}»|[А-ЯЁA-Z][\w.-]*(?: [А-ЯЁA-Z][\w.-]*){{0,3}})|"
    r"(?:[а-яё-]+(?:ие|их|ые|ых|ими|ыми) )?(?:СМИ|средства массовой информации)|"
    rf"(?:{_TYPE_RU})(?: [а-яё]+){{0,3}})"
)
_OUTLET_FA = (
    r"(?:خبرگزاری|روزنامه|شبکه|تلویزیون|رادیو|رسانه‌های|رسانه های|وب‌سایت|پایگاه خبری)"
    r"(?: [^\W\d_]+(?:\u200c[^\W\d_]+)?){1,2}"
)
_OUTLET_AR = (
    r"(?:وكالة(?: الأنباء| أنباء)?|صحيفة|قناة|إذاعة|تلفزيون|موقع|وسائل إعلام|وسائل الإعلام)"
    r"(?: [^\W\d_]+){1,2}"
)
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w’'. /-]{2,40}(?:, [^()\n]{2,30})? ?\((?P<name>[^()\n]{2,40})\)\s*[-–—:.]"
)
_CREDIT = re.compile(
    r"(?:\(|[—–-] ?|source:? |sources: |with |источник:? |منبع: ?|المصدر: ?|ماخذ: ?)"
    r"(?P<name>[^()\n]{2,60}?)[).]*",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\((?P<name>[^()\n]{2,40})\)\s*\Z")


def source_chain(body: str) -> tuple[ChainDraft, ...]:
    """Return the links of the chain: agencies the text is from, media it cites, whom it quotes.

    Within a role in text order; each name once; spans lie within one block of the body.
    """
    found: list[ChainDraft] = []
    start = 0
    blocks = body.split(BREAK)
    for place, block in enumerate(blocks):
        at_end = place < _CREDITED or place >= len(blocks) - _CREDITED
        links = [*(_credits(block) if at_end else ()), *_cited(block)]
        for role, low, high in sorted(links, key=lambda link: link[1]):
            found.append(ChainDraft(block[low:high], (start + low, start + high), role))
        start += len(block) + len(BREAK)
    order = list(ChainRole)
    once: dict[str, ChainDraft] = {}
    for link in sorted(found, key=lambda link: (order.index(link.role), link.span)):
        once.setdefault(_fold(link.words), link)
    return tuple(once.values())[:MOST]


def _credits(block: str) -> Iterator[tuple[ChainRole, int, int]]:
    """Give the agency of a dateline, of a line of its own, and of brackets at the end."""
    dateline = _DATELINE.match(block)
    own = _CREDIT.fullmatch(block) if len(block) < 80 else None
    for match in (dateline, own, _BRACKET.search(block[-60:]) and _BRACKET.search(block)):
        if not match:
            continue
        low, high = match.span("name")
        inside = list(_known().finditer(block, low, high))
        if inside:
            yield from ((ChainRole.AGENCY, *each.span()) for each in inside)
        elif match is own and re.fullmatch(_OUTLET_EN, match["name"]):
            yield ChainRole.AGENCY, low, high


def _cited(block: str) -> Iterator[tuple[ChainRole, int, int]]:
    """Give the outlets that a block says report something, and whom they quote."""
    english = _may_cite(block)
    patterns = [
        each
        for letters in _SCRIPTS
        if (english if letters == _LATIN else re.search(letters, block))
        for each in _patterns(letters)
    ]
    for pattern in patterns:
        role = ChainRole.QUOTED if ChainRole.QUOTED in pattern.groupindex else ChainRole.CITED
        for match in pattern.finditer(block):
            yield role, *_bare(block, *match.span(role.value))


def _may_cite(block: str) -> bool:
    """Say whether a block has the words without which no English rule fits; the rules are slow."""
    found = set(_WORD.findall(block.lower()))
    return not found.isdisjoint(_CUES) and ("quoting" in found or not found.isdisjoint(_named()))


@cache
def _named() -> frozenset[str]:
    """Return the words of which an outlet's name has one: kinds of media, titles, known names."""
    known = (_WORD.findall(name.lower()) for each in known_outlets() for name in each.names)
    return _OUTLET_WORDS.union(*known)


@cache
def _known() -> re.Pattern[str]:
    names = sorted({name for each in known_outlets() for name in each.names}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _patterns(letters: str) -> tuple[re.Pattern[str], ...]:
    """Return the rules of a script; they are long, so each is made when it is first met."""
    return tuple(re.compile(rule) for rule in _SCRIPTS[letters](_known().pattern))


def _latin(known: str) -> tuple[str, ...]:
    english = rf"(?:(?:the |news agency |agency )?{known}(?: news agency| agency)?|{_OUTLET_EN})"
    lead = (
        r"(?i:citing|quoting|according to|as reported by|reported by|with reference to|as cited by)"
    )
    verbs = r"(?:reported|reports?|said|says|quoted|wrote|writes|informed|cited|added)"
    return (
        rf"\b{lead} (?P<cited>{english})",
        rf"\b(?i:quoting) (?!{english})(?P<quoted>{_NAME_EN})",
        rf"(?<!\w)(?P<cited>{english})(?: also| has| have)? {verbs}\b",
        rf"(?<=[”\"’,] )(?:reports?|reported|said|says|wrote) (?P<cited>{english})",
    )


def _cyrillic(known: str) -> tuple[str, ...]:
    russian = rf"(?:(?:{_TYPE_RU} )?«?{known}»?|{_OUTLET_RU})"
    told = r"(?:сообща\w+|сообщил\w*|переда[её]т|передал\w*|пишет|пишут|информиру\w+|отмеча\w+)"
    by = r"(?:со ссылкой на|по данным|по сообщени\w+|по информации|как сообща\w+|цитиру\w+)"
    return (
        rf"(?<!\w)(?i:{by}|{told}) (?P<cited>{russian})(?!\w)",
        rf"(?<!\w)(?P<cited>{russian}) {told}(?!\w)",
    )


def _arabic(known: str) -> tuple[str, ...]:
    persian = rf"(?:{_OUTLET_FA}|(?:خبرگزاری )?{known})"
    arabic = rf"(?:{_OUTLET_AR}|(?:وكالة )?{known})"
    behind = rf"(?P<cited>{arabic})(?!\w)"
    return (
        rf"(?:به نقل از|به گزارش|به نوشته|به نوشتهٔ) (?P<cited>{persian})(?!\w)",
        rf"(?<!\w)(?P<cited>{persian}) (?:گزارش داد|نوشت|اعلام کرد)",
        r"(?:نقل[اًا]+ عن|بحسب|وفقا? ل|وفقًا ل|وفقاً ل|حسب|أفادت|ذكرت|قالت) ?" + behind,
    )


_SCRIPTS: dict[str, Callable[[str], tuple[str, ...]]] = {
    _LATIN: _latin,
    "[а-яё]": _cyrillic,
    "[ا-ی]": _arabic,
}
"""By the letters that a block must have: what makes its rules of the known outlets' names."""


def _bare(block: str, low: int, high: int) -> tuple[int, int]:
    """Leave out an article before the name and small words or signs behind it."""
    article = re.match(r"(?:the|a|its) ", block[low:high], re.IGNORECASE)
    behind = re.search(r"(?: (?:بأن|أن|إن|که|at|on|in|that)|[.’'/-])+$", block[low:high])
    return low + (article.end() if article else 0), low + behind.start() if behind else high


def _fold(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())
