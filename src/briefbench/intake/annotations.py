"""Reads W3C Web Annotations (JSON-LD): pages and collections of them, lists, or a single one.

What is understood: https://www.w3.org/TR/annotation-model/ (2017), text quote and text position
selectors. Addresses in the file are names, nothing is fetched. The file may be from anywhere: it
has limits on size, depth, number and length, and every value is looked at before it is believed.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.model.annotations import AnnotationDraft, LeftAnnotation, PageClue, SpanDraft
from briefbench.model.kinds import MarkColour, SpeechKind

LARGEST = 32 * 2**20
"""Bytes of a file of annotations."""

MOST = 50_000
"""Annotations in one file."""

MOST_SPANS = 50
"""Targets of one annotation."""

LONGEST = 20_000
"""Code points of a quotation or a comment."""

MOST_TAGS, LONGEST_TAG = 50, 200
"""Tags of one annotation, and code points of a tag's path."""

OWN = "briefbench:"
"""What the program's own terms begin with."""

TRANSLATING = OWN + "translating"
"""The purpose of a body that translates the words; the recommendation has none for it."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)")
_DEEPEST = 4  # lists and pages in each other


class _Left(Exception):
    """An annotation cannot be taken; the message is the sentence."""


def read_annotations(content: bytes, name: str) -> list[AnnotationDraft | LeftAnnotation]:
    """Return the annotations of a file in its order, those that make no sense with the reason.

    Raises:
        UnreadablePage: It is no JSON, holds no annotations, or is too large.

    """
    if len(content) > LARGEST:
        raise UnreadablePage(
            tr("{name} is too large for a file of annotations.").format(name=name),
            tr("Files of up to {n} MB are read; export fewer at a time.").format(
                n=LARGEST // 2**20
            ),
        )
    try:
        read = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise UnreadablePage(
            tr("{name} is no JSON.").format(name=name),
            tr("Export the annotations again as W3C Web Annotations (JSON-LD)."),
        ) from error
    found: list[AnnotationDraft | LeftAnnotation] = []
    for number, one in enumerate(_annotations(read), 1):
        if number > MOST:
            why = tr("Only the first {n} annotations of a file are read.").format(n=MOST)
            found.append(LeftAnnotation(number, why))
            break
        try:
            found.append(_annotation(one))
        except _Left as reason:
            found.append(LeftAnnotation(number, str(reason)))
        except RecursionError:
            found.append(LeftAnnotation(number, tr("It lies too deep in itself.")))
    if not found:
        raise UnreadablePage(
            tr("{name} holds no annotations.").format(name=name),
            tr("Choose a file of W3C Web Annotations (JSON-LD)."),
        )
    return found


def _refuse_constant(constant: str) -> object:
    raise ValueError(constant)


def _annotations(read: Any, depth: int = 0) -> Iterator[Any]:
    """Give the annotations of a collection, page, list, or the one that it is."""
    if depth > _DEEPEST:
        return
    if isinstance(read, list):
        for one in read:
            yield from _annotations(one, depth + 1)
    elif isinstance(read, dict):
        kinds = _types(read)
        if "AnnotationCollection" in kinds:
            yield from _annotations(read.get("first"), depth + 1)
        elif "AnnotationPage" in kinds:
            yield from _annotations(_list(read.get("items")), depth + 1)
            yield from _annotations(read.get("next"), depth + 1)
        elif "Annotation" in kinds or "target" in read:
            yield read


def _annotation(one: dict[str, Any]) -> AnnotationDraft:
    targets = [target for target in _list(one.get("target")) if target]
    if not targets:
        raise _Left(tr("It has no target."))
    if len(targets) > MOST_SPANS:
        raise _Left(tr("It has more than {n} targets.").format(n=MOST_SPANS))
    pages = [_page(target) for target in targets]
    if len(set(pages)) > 1:
        raise _Left(tr("Its targets lie in several pages."))
    bodies = [body for body in _list(one.get("body")) if isinstance(body, dict)]
    comments = [_text(one.get("bodyValue")), *_values(bodies, {"commenting", ""})]
    country = _short(one.get(OWN + "country")).upper()
    kind, colour = _short(one.get(OWN + "kind")), _short(one.get(OWN + "colour"))
    translated = next(_with_purpose(bodies, {TRANSLATING}), {})
    added = _short(one.get("created"))
    language = _short(translated.get("language")).lower()
    return AnnotationDraft(
        uid=_uid(one),
        page=pages[0],
        spans=tuple(_span(target) for target in targets),
        speaker=" ".join(next(_values(bodies, {"identifying"}), "").split())[:200],
        role=" ".join(next(_values(bodies, {"describing"}), "").split())[:300],
        country=country if _COUNTRY.fullmatch(country) else None,
        kind=kind if kind in set(SpeechKind) else "",
        comment="\n\n".join(comment for comment in comments if comment)[:LONGEST],
        tags=_tags(bodies),
        colour=colour if colour in set(MarkColour) else "",
        translation=_text(translated.get("value")),
        translator=_translator(translated),
        translation_language=language if _LANGUAGE.fullmatch(language) else "",
        orphan=one.get(OWN + "orphan") is True,
        added=added if _TIME.fullmatch(added) else "",
    )


def _page(target: Any) -> PageClue:
    """Return what a target says of its page."""
    if isinstance(target, str):
        return PageClue(address=_short(target, 2000))
    if not isinstance(target, dict):
        raise _Left(tr("Its target is neither an address nor a thing with a selector."))
    source = target.get("source", target.get("id"))
    if isinstance(source, str):
        source = {"id": source}
    if not isinstance(source, dict):
        raise _Left(tr("Its target names no page."))
    address = _short(source.get("id"), 2000)
    named = address.removeprefix("urn:sha256:") if address.startswith("urn:sha256:") else ""
    sha256 = (_short(source.get(OWN + "sha256")) or named).lower()
    member = source.get(OWN + "member")
    clue = PageClue(
        article=_short(source.get(OWN + "article")),
        sha256=sha256 if _SHA256.fullmatch(sha256) else "",
        member=_text(member, 2000) if isinstance(member, str) else None,
        address="" if named else address,
    )
    if not (clue.article or clue.sha256 or clue.address):
        raise _Left(tr("Its target names no page."))
    return clue


def _span(target: Any) -> SpanDraft:
    selectors = list(_selectors(target.get("selector"))) if isinstance(target, dict) else []
    quoted = next((s for s in selectors if "TextQuoteSelector" in _types(s)), None)
    exact = quoted.get("exact") if quoted else None
    if quoted is None or not isinstance(exact, str) or not exact.strip():
        raise _Left(tr("It does not say which words it is about."))
    if len(exact) > LONGEST:
        raise _Left(tr("Its words are longer than {n} characters.").format(n=f"{LONGEST:,}"))
    placed = next((s for s in selectors if "TextPositionSelector" in _types(s)), {})
    start = placed.get("start")
    known = isinstance(start, int) and not isinstance(start, bool) and 0 <= start < 2**31
    return SpanDraft(
        _HALVES.sub("\ufffd", exact),
        _plain(quoted.get("prefix")),
        _plain(quoted.get("suffix")),
        start if isinstance(start, int) and known else -1,
    )


_HALVES = re.compile("[\ud800-\udfff]")


def _plain(value: Any) -> str:
    """Return what stands around words, as it is: its white space counts."""
    return _HALVES.sub("\ufffd", value[:LONGEST]) if isinstance(value, str) else ""


def _selectors(found: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Give the selectors of a target, those that refine others and choices of them too."""
    if depth > _DEEPEST:
        return
    for one in _list(found)[:MOST_SPANS]:
        if isinstance(one, dict):
            yield from _selectors(one.get("refinedBy"), depth + 1)
            yield from _selectors(one.get("items"), depth + 1)
            yield one


def _with_purpose(bodies: Sequence[dict[str, Any]], purposes: set[str]) -> Iterator[dict[str, Any]]:
    """Give the bodies that have one of these purposes."""
    for body in bodies:
        if purposes & {_short(each) for each in _list(body.get("purpose", ""))}:
            yield body


def _values(bodies: Sequence[dict[str, Any]], purposes: set[str]) -> Iterator[str]:
    """Give the texts of the bodies that have one of these purposes."""
    for body in _with_purpose(bodies, purposes):
        if text := _text(body.get("value")):
            yield text


def _tags(bodies: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    found = (tag[:LONGEST_TAG] for tag in _values(bodies, {"tagging"}))
    return tuple(dict.fromkeys(tag for tag in found if tag.strip("/ ")))[:MOST_TAGS]


def _translator(body: dict[str, Any]) -> str:
    creator = body.get("creator")
    return _short(creator.get("name")) if isinstance(creator, dict) else ""


def _uid(one: dict[str, Any]) -> str:
    """Return the annotation's own UUID, or one that its name, or all of it, always gives."""
    name = _short(one.get("id"), 2000)
    try:
        return str(uuid.UUID(name.removeprefix("urn:uuid:")))
    except ValueError:
        whole = name or json.dumps(one, sort_keys=True)
        return str(uuid.uuid5(uuid.NAMESPACE_URL, whole))


def _types(thing: dict[str, Any]) -> set[str]:
    return {each for each in _list(thing.get("type")) if isinstance(each, str)}


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any, longest: int = LONGEST) -> str:
    return _CONTROL.sub("", value[:longest]).strip() if isinstance(value, str) else ""


def _short(value: Any, longest: int = 200) -> str:
    return _text(value, longest)
