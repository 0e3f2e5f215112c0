"""Articles that another library or tool has read: one JSON object a line.

Any field but ``title`` and ``body`` may be missing. Countries and quotes that are given, empty
lists too, are taken as they are; spans count code points of ``body``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from briefbench.base.dates import is_date
from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.model.drafts import (
    BREAK,
    ArticleDraft,
    BlockDraft,
    CountryDraft,
    DateDraft,
    MentionDraft,
    QuoteDraft,
    SourceDraft,
    Span,
)
from briefbench.model.kinds import BlockKind, Format, MentionKind, Origin, SpeechKind

LONGEST_LINE = 20_000_000
"""Bytes of one line; a book has some two million."""


_HALF = re.compile(r"[\ud800-\udfff]")


def is_json_lines(head: bytes) -> bool:
    """Say whether a file begins with a JSON object that names a title or a body."""
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    line = first.split(b"\n", 1)[0]
    return first.startswith(b"{") and (b'"title"' in line or b'"body"' in line)


def read_lines(
    content: bytes, name: str, first: int = 1
) -> Iterator[tuple[str, ArticleDraft | UnreadablePage]]:
    """Give each line's number (from ``first``, as text) with its article, or why it is none.

    Empty lines are passed over.
    """
    for number, line in enumerate(content.split(b"\n"), first):
        if not line.strip():
            continue
        member = str(number)
        try:
            yield member, article_of(_object(line), member)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            yield (
                member,
                UnreadablePage(
                    tr("Line {n} of {name} is no article: {reason}.").format(
                        n=number, name=name, reason=_reason(error)
                    ),
                    tr("Each line must be a JSON object with “title” and “body”."),
                ),
            )


def article_of(given: dict[str, Any], member: str) -> ArticleDraft:
    """Return the article of one object.

    Raises:
        ValueError: A field has a value that cannot be.
        KeyError: Title or body are missing.

    """
    body, title = given["body"], given["title"]
    if not isinstance(body, str) or not isinstance(title, str) or not body.strip():
        raise ValueError(tr("title or body is empty"))
    blocks = [BlockDraft(BlockKind.PARAGRAPH, text) for text in body.split(BREAK)]
    tail = [
        BlockDraft(BlockKind.PARAGRAPH, text, tail=True)
        for text in _list(given, "tail")
        if isinstance(text, str)
    ]
    source = given.get("source") or {}
    if not isinstance(source, dict):
        raise TypeError(tr("“{field}” is no object").format(field="source"))
    countries, quotes = given.get("countries"), given.get("quotes")
    return ArticleDraft(
        title=" ".join(title.split()) or tr("Untitled"),
        blocks=(*blocks, *tail),
        format=Format.JSONL,
        member=member,
        byline=tuple(str(name) for name in _list(given, "byline")),
        source=SourceDraft(str(source.get("name") or ""), str(source.get("domain") or "")),
        url=_text(given.get("url")) or None,
        published=_date(given.get("published"), Origin.METADATA),
        captured=_date(given.get("captured"), Origin.CONTAINER),
        language=_text(given.get("language"))[:2].lower(),
        tags=tuple(str(tag) for tag in _list(given, "tags")),
        countries=None if countries is None else tuple(_country(c, body) for c in countries),
        quotes=None if quotes is None else tuple(_quote(q, body) for q in quotes),
        fingerprint=tuple(map(str, given["fingerprint"])) if given.get("fingerprint") else None,
    )


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise ValueError(tr("it is too long"))
    found = json.loads(line)
    if b"\xed" in line or b"\\ud" in line or b"\\uD" in line:
        found = _mended(found)
    if not isinstance(found, dict):
        raise TypeError(tr("it is no object"))
    return found


def _mended(value: Any) -> Any:
    """Return what was given with U+FFFD for halves of characters, which cannot be stored."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(one) for one in value]
    if isinstance(value, dict):
        return {_HALF.sub("\ufffd", key): _mended(one) for key, one in value.items()}
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return tr("“{field}” is missing").format(field=error.args[0])
    if isinstance(error, json.JSONDecodeError):
        return tr("it is no JSON at column {n}").format(n=error.colno)
    return str(error) or type(error).__name__


def _country(given: dict[str, Any], body: str) -> CountryDraft:
    return CountryDraft(
        code=str(given["code"]).upper(),
        about=bool(given.get("about", False)),
        share=float(given.get("share", 0.0)),
        mentions=tuple(
            MentionDraft(
                *_span([mention["start"], mention["end"]], body),
                MentionKind(mention.get("kind", "name")),
                float(mention.get("confidence", 1.0)),
            )
            for mention in given.get("mentions") or ()
        ),
    )


def _quote(given: dict[str, Any], body: str) -> QuoteDraft:
    speaker = given.get("speaker") or {}
    return QuoteDraft(
        spans=tuple(part for span in given["spans"] for part in _parts(_span(span, body), body)),
        kind=SpeechKind(given.get("kind", "direct")),
        confidence=float(given.get("confidence", 1.0)),
        speaker_text=_text(speaker.get("text")) or None,
        speaker_span=_span(speaker["span"], body) if speaker.get("span") else None,
        name=_text(given.get("name")) or None,
        role=_text(given.get("role")),
        country=_text(given.get("country")) or None,
        cue=_span(given["cue"], body) if given.get("cue") else None,
    )


def _span(given: Any, body: str) -> Span:
    start, end = int(given[0]), int(given[1])
    if not 0 <= start <= end <= len(body):
        raise ValueError(tr("a span lies outside the body"))
    return start, end


def _parts(span: Span, body: str) -> list[Span]:
    """Cut a span at the breaks between blocks."""
    parts, start = [], span[0]
    while (found := body.find(BREAK, start, span[1])) >= 0:
        parts.append((start, found))
        start = found + len(BREAK)
    parts.append((start, span[1]))
    return [(first, last) for first, last in parts if first < last]


def _date(given: Any, usual: Origin) -> DateDraft | None:
    value, origin = given, usual
    if isinstance(given, dict):
        value = given.get("value")
        origin = Origin(given["origin"]) if given.get("origin") else usual
    if not value:
        return None
    if not isinstance(value, str) or not is_date(value):
        raise ValueError(tr("“{value}” is no ISO date").format(value=value))
    return DateDraft(value, origin)


def _list(given: dict[str, Any], name: str) -> list[Any]:
    value = given.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise TypeError(tr("“{field}” is no list").format(field=name))
    return value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
