"""Quotation marks of many scripts: which stretches of a paragraph stand inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefbench.model.drafts import Span

_CLOSERS = {
    "«": "»",
    "»": "«",
    "“": "”",
    "„": "“”",
    '"': '"',
    "”": "”",
    "‹": "›",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "‘": "’",
    "’": "‘",
    "‚": "‘’",
}
_LONGEST = 4_000  # code points; a mark that is not closed until then is no opening mark
_DEEPEST = 3  # quotations inside a quotation by the same marks
_OPENING = re.compile("[" + "".join(_CLOSERS) + "]")
_APOSTROPHE = re.compile(r"’(?!\w)")
REPEATED = frozenset("«“„「")
"""Marks that open each paragraph of a quotation that is closed only at the end of the last."""


def quoted(body: str, start: int, end: int) -> Iterator[Span]:
    """Give the outermost quoted stretches, marks included.

    A mark that opens the paragraph and is never closed quotes all of it.
    """
    text = body[start:end]
    first = start + len(text) - len(text.lstrip())
    closable = {mark for mark in _CLOSERS if mark in text and _closes(text, mark)}
    if body[first : first + 1] in REPEATED - closable and end - first <= _LONGEST:
        yield first, end
        return
    at = start if closable else end
    while (opening := _OPENING.search(body, at, end)) is not None:
        at = opening.start()
        close = _close(body, start, at, end) if body[at] in closable else 0
        if close:
            yield at, close
        at = close or at + 1


def _closes(text: str, mark: str) -> bool:
    return any(closer in text for closer in _CLOSERS[mark])


def _close(body: str, start: int, at: int, end: int) -> int:
    """Return the place after the mark that closes the one at ``at``, 0 when there is none."""
    mark = body[at]
    limit = min(end, at + _LONGEST)
    if mark in "‘’‚»”":  # may be an apostrophe or a closing mark
        spaced = at == start or body[at - 1] in " \t\xa0\n(—–:" or mark == "‚"
        if not spaced or at + 1 >= end or body[at + 1].isspace():
            return 0
    if mark == "‘":
        found = _APOSTROPHE.search(body, at + 1, limit)
        return found.end() if found else 0
    places = [body.find(closer, at + 1, limit) for closer in _CLOSERS[mark]]
    close = min((place + 1 for place in places if place > 0), default=0)
    if close and mark not in _CLOSERS[mark]:
        for _ in range(min(body.count(mark, at + 1, close), _DEEPEST)):  # nested: «a «b» c»
            further = body.find(_CLOSERS[mark][-1], close, limit)
            close = further + 1 if further > 0 else close
    return close
