"""Takes any file as plain text, because the officer says so: decoded leniently, markup stripped."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from pathlib import Path

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.decoding import decode
from briefbench.intake.plain_text import read_text
from briefbench.model.drafts import ArticleDraft, PageDraft, ProblemDraft

LARGEST = 50 * 2**20
"""Bytes of a file that is taken as text: some thousand times an article."""

LEAST_WORDS = 5

LEGIBLE = 0.85
"""Part of the characters that are letters, digits, white space or punctuation in what is text."""

MIXED = 50
"""A file with more than one control character in so many is no text with a few wrong bytes."""

_SILENT = ("script", "style", "noscript", "template", "svg", "head")
"""Elements whose content is not read; a head that is never closed ends at the body."""

_INLINE = frozenset(("a", "b", "i", "u", "em", "strong", "span", "font", "small", "sup", "sub"))
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:-]{0,30}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff]+")
_UNSEEN = re.compile(r"[^\w\s.,;:!?'\"“”„«»‘’()\[\]{}<>/\\|@#$%&*+=~^`…–—-]")


def read_as_text(path: str) -> list[PageDraft]:
    """Return the one page of a file taken as text: an article, or why there is none."""
    sha256, name = "", Path(path).name
    try:
        content = _content(Path(path))
        sha256 = hashlib.sha256(content).hexdigest()
        return [PageDraft(path, sha256, article=text_article(content, name))]
    except UnreadablePage as error:
        problem = ProblemDraft(error.kind, error.message, error.advice)
        return [PageDraft(path, sha256, problem=problem)]


def text_article(content: bytes, name: str) -> ArticleDraft:
    """Return the article of a file's legible text.

    Raises:
        UnreadablePage: There is no text in it.

    """
    text = "\n\n".join(_legible(bare_text(decode(content))))
    if len(text.split()) < LEAST_WORDS:
        raise UnreadablePage(
            tr("{name} holds no text, however it is read.").format(name=name),
            tr("Keep it as an attachment."),
            "empty",
        )
    plain = text.encode("utf-8", "replace")
    try:
        return read_text(plain, name)
    except UnreadablePage:
        return read_text(plain, name, whole=True)


def _legible(text: str) -> Iterator[str]:
    """Give the stretches of a text that people can read.

    In a file that is full of control characters only those that look like sentences count.
    """
    stretches = _CONTROL.split(text)
    mixed = len(text) - sum(map(len, stretches)) > len(text) // MIXED
    for stretch in stretches:
        words = stretch.split()
        sentence = len(words) >= LEAST_WORDS and len(stretch) >= 4 * len(words)
        strange = len(_UNSEEN.findall(stretch)) > (1 - LEGIBLE) * len(stretch)
        if words and not strange and (sentence or not mixed):
            yield stretch


def bare_text(text: str) -> str:
    """Return a text without markup; one that has none comes back as it is.

    One pass over the text, whatever is open or unclosed in it.
    """
    if not re.search(r"</?[a-zA-Z][^<>]{0,2000}>", text):
        return text
    return html.unescape("".join(_pieces(text)))


def _pieces(text: str) -> Iterator[str]:
    """Give what stands between the tags, and line breaks for those that part paragraphs."""
    head, *parts = text.split("<")
    yield head
    waiting = ""  # what ends the silence: "-->" of a comment, "/script" of an element
    for part in parts:
        if waiting == "-->":
            _, end, behind = part.partition("-->")
            waiting = "" if end else waiting
            yield behind
            continue
        found = _NAME.match(part)
        name = found[0].lower() if found else ""
        if waiting and name != waiting and not (waiting == "/head" and name == "body"):
            continue
        waiting = ""
        if part.startswith("!--"):
            waiting = "" if "-->" in part else "-->"
            yield part.partition("-->")[2]
            continue
        if not name and not part.startswith(("!", "?")):
            yield "<" + part
            continue
        if name in _SILENT:
            waiting = "/" + name
            continue
        _, _, behind = part.partition(">")
        yield ("" if name.removeprefix("/") in _INLINE else "\n\n") + behind


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadablePage(
                tr("{name} is too large to be taken as text.").format(name=path.name),
                tr("Keep it as an attachment."),
                "memory",
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadablePage(
            tr("{path} cannot be opened: {reason}.").format(
                path=path, reason=error.strerror or error
            ),
            tr("Check the name, and that you may read it."),
            "missing",
        ) from error
