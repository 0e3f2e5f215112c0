"""Cuts the text of a query into its pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbench.base.errors import QueryError
from briefbench.base.words import tr
from briefbench.search.conditions import CONDITIONS

FIELDS = {*CONDITIONS, "title", "speaker", "quote"}

_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"([A-Za-z]+):")
_MARKS = '"“”„«»'
_QUOTED = re.compile(f"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]")
_NEAR = re.compile(r"~(\d{1,3})")
_BARE = re.compile(rf"[^\s(){_MARKS}]+")
_FUZZY = re.compile(r"(.*[^~*])~+([0-9]?)")
_PREFIX = re.compile(r"(.*[^~*])\*+")
_WORDY = {"AND": "and", "OR": "or", "NOT": "not"}
_TWO_WORDS = re.compile(r"(?:last|this)\s+(?:week|month|year)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query.

    ``kind`` is ``word``, ``phrase``, ``and``, ``or``, ``not``, ``open`` or ``close``; ``start`` and
    ``end`` are its code points in the query, the end excluded.
    """

    kind: str
    start: int
    end: int
    source: str
    field: str = ""
    value: str = ""
    ending: str = ""  # "*", "~" or ""
    within: int | None = None  # the number behind ~

    @property
    def is_condition(self) -> bool:
        """Whether it asks for a fact, not for words."""
        return self.field in CONDITIONS


def tokens_of(text: str) -> list[Token]:
    """Return the pieces of a query in order.

    Raises:
        QueryError: A quotation is never closed, a field is unknown or has no value.

    """
    tokens: list[Token] = []
    place = 0
    while place < len(text):
        space = _SPACE.match(text, place)
        if space:
            place = space.end()
            continue
        token = _sign(text, place) or _piece(text, place)
        tokens.append(token)
        place = token.end
    return tokens


def _sign(text: str, place: int) -> Token | None:
    sign = text[place]
    if sign in "()":
        return Token("open" if sign == "(" else "close", place, place + 1, sign)
    behind = text[place + 1 : place + 2]
    if sign in "-−" and behind.strip() and behind != ")":
        return Token("not", place, place + 1, sign)
    bare = _BARE.match(text, place)
    if bare and bare[0] in _WORDY:
        return Token(_WORDY[bare[0]], place, bare.end(), bare[0])
    return None


def _piece(text: str, start: int) -> Token:
    named = _FIELD.match(text, start)
    place, field = start, ""
    if named and named[1].lower() in FIELDS:
        field, place = named[1].lower(), named.end()
    elif named and _is_field_like(text, named):
        raise QueryError(
            tr("There is no field “{field}”.").format(field=named[1]),
            tr("Fields are {fields}.").format(
                fields=", ".join(f"{name}:" for name in sorted(FIELDS))
            ),
            start,
            named.end(),
        )
    if text[place : place + 1] in {*_MARKS}:
        return _quoted(text, start, place, field)
    span = _TWO_WORDS.match(text, place) if field in {"before", "after", "on"} else None
    found = span or _BARE.match(text, place)
    if field and (found is None or not found[0].strip("*~")):
        raise QueryError(
            tr("“{field}:” needs a value.").format(field=field),
            tr("Write {field}:word or {field}:“some words”, without a space.").format(field=field),
            start,
            place,
        )
    assert found is not None  # no space, no parenthesis, no quotation stands here
    end, source = found.end(), text[start : found.end()]
    if field not in CONDITIONS:
        if prefix := _PREFIX.fullmatch(found[0]):
            return Token("word", start, end, source, field, prefix[1], "*")
        if fuzzy := _FUZZY.fullmatch(found[0]):
            most = int(fuzzy[2]) if fuzzy[2] else None
            return Token("word", start, end, source, field, fuzzy[1], "~", most)
    return Token("word", start, end, source, field, found[0])


def _quoted(text: str, start: int, place: int, field: str) -> Token:
    found = _QUOTED.match(text, place)
    if found is None:
        raise QueryError(
            tr("A quotation is never closed."),
            tr("Add a closing mark of quotation, or remove the opening one."),
            place,
            len(text),
        )
    if "*" in found[1]:
        raise QueryError(
            tr("A * cannot stand inside a quotation."),
            tr("Take the word with the * out of it."),
            *found.span(),
        )
    near = _NEAR.match(text, found.end())
    end = near.end() if near else found.end()
    within = max(1, int(near[1])) if near else None
    return Token("phrase", start, end, text[start:end], field, found[1], "", within)


def _is_field_like(text: str, named: re.Match[str]) -> bool:
    """Tell ``colour:red`` from ``said: no`` and from an address."""
    behind = text[named.end() : named.end() + 2]
    return bool(behind.strip()) and not behind[0].isspace() and not behind.startswith("//")
