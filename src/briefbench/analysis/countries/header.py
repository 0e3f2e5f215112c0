"""What stands above a text and is not part of it: labelled lines, the dateline.

Databases of news write the headline, the address and the like as labelled lines above the text
(``HEADLINE: ...``, ``LINK: https://...``); those say what a text is about as its title does, and
are no part of it. A dateline ("DUSHANBE, Oct 13 (Avesta) -") says where a report was written:
certainly a place, but not what the report is about.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefbench.analysis.wordlists import words

_LABELS = (
    "TITLE|HEADLINE|HEAD|HD|LINK|URL|SOURCE|PUBLICATION|BYLINE|AUTHOR|DATE|PUBLISHED|LOAD-DATE"
    "|LENGTH|SECTION|LANGUAGE"
)
_LABELLED = re.compile(rf"\s*(?:(?:{_LABELS}): ?[^\n]*(?:\n|$)\s*)+")
_WORD = r"[^\W\d_a-z](?:[^\W\d_’'-]{0,3}\.|(?:\.[A-Z])+\.?|[\w’'-]*)"
_PLACE = rf"(?P<place>{_WORD}(?:(?:,? | & | de | of ){_WORD}){{0,4}})"
# As the languages of Europe and Central Asia begin the names of months.
_MONTHS = (
    "jan|feb|fév|mar|mär|apr|avr|abr|may|mai|jun|jui|iyun|iyul|jul|aug|aoû|ago|avg|sep|oct|okt|nov"
    "|noy|dec|déc|dez|dek|dic|ene|yan|янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек"
)
_MONTH = rf"(?i:{_MONTHS})[^\W\d]{{0,8}}\.?"
_DAY = (
    rf"(?:(?:{_MONTH} \d{{1,2}}|\d{{1,2}}\.? (?:de )?{_MONTH})(?:,? (?:de )?\d{{4}})?"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{4})?)"
)
_AGENCY = r"[(\[][^\n()]{2,40}[)\]]"
_DATELINE = re.compile(
    rf"(?:^|(?<=\n))[ \t]*{_PLACE}"
    rf"(?:,+ {_DAY}(?:,? {_AGENCY}|,? ?/[^\n/]{{2,24}}/)?|,? {_AGENCY}) ?[.,:]?[ \t]*(?:--?|[—–])"
)
# Without day or agency, capitals alone tell: "LONDON — The talks", "PARIS, Mo. - In 1999".
_SHOUTED = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?P<place>[A-Z][A-Z.’' -]{1,30}[A-Z.](?:, [A-Z][\w.]{1,14})?) ?"
    r"(?:--?|[—–]) ?(?=[A-Z“\"])"
)
# Where reports stand one after the other each begins so: "... on Friday. DALLAS (AP) - The owner".
_WITHIN = re.compile(
    r"(?<=[.!?”\"\n] )(?P<place>[A-Z][A-Z.’' ]{2,30}[A-Z]) ?\([A-Z][A-Za-z ]{1,20}\) ?(?:--?|[—–])"
)
_FAR = 1_500  # code points after the head in which a dateline is looked for
_NO_PLACES = words(
    "breaking update exclusive analysis opinion watch live video photo new corrected by"
)


def body_start(text: str) -> int:
    """Return where the text begins after labelled lines above it, 0 when there are none."""
    found = _LABELLED.match(text)
    return found.end() if found and found.end() < len(text) else 0


@lru_cache(maxsize=2)
def datelines(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of datelines, ``[start, end)`` in order; the first near the beginning."""
    begin = body_start(text)
    near = begin + _FAR
    found = set()
    wide = len(text) if ") " in text else begin
    for pattern, end in ((_DATELINE, near), (_SHOUTED, near), (_WITHIN, wide)):
        for hit in pattern.finditer(text, begin, end):
            if hit["place"].split(" ", 1)[0].casefold() not in _NO_PLACES:
                found.add(hit.span("place"))
    return tuple(sorted(found))
