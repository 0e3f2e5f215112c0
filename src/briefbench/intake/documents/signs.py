"""By what documents are told from each other and from text: light, for the table of formats."""

from __future__ import annotations

import re

from briefbench.intake.decoding import decode
from briefbench.intake.documents.front_matter import front_matter

PDF_WITHIN = 1024
"""Bytes in which a PDF must show its mark (ISO 32000-1, implementation note 13)."""

_PDF = b"%PDF-"
_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9_-]{1,60})[ \t]*:")
_WEB_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_MD_HEAD = 16 * 1024  # bytes in which a text shows that it is Markdown
_MD_HEADING = re.compile(r"(?m)^ {0,3}#{1,6}\s+\S|^\S[^\n]{2,200}\n(?:={3,}|-{3,})\s*$")
_MD_LOWER = re.compile(r"(?m)^#{2,6}\s")
_MD_MARKS = (
    re.compile(r"\[[^\[\]\n]{1,300}\]\((?:https?://|/|\.|#)[^)\s]{1,500}[^)\n]{0,300}\)"),
    re.compile(r"(?<![\w*])\*\*[^\s*][^\n*]{0,300}\*\*(?![\w*])"),
    re.compile(r"(?m)^ {0,3}(?:```|~~~)"),
    re.compile(r"(?m)^[ \t]{0,20}\|?(?:[ \t]{0,20}:?-{3,}:?[ \t]{0,20}\|)+"),
    re.compile(r"(?m)^\[\^[^\]\s]{1,40}\]:\s"),
)
_ON_THE_WAY = frozenset(
    (
        *(b"received", b"message-id", b"return-path", b"delivered-to", b"dkim-signature", b"to"),
        *(b"list-id", b"list-unsubscribe", b"x-mailer", b"in-reply-to", b"references"),
    )
)
"""Headers that a mail has and a saved page has not; what a mail program shows has ``To`` alone."""


def is_pdf(head: bytes) -> bool:
    """Say whether a file begins like a PDF, some rubbish before its mark allowed."""
    return _PDF in head[: PDF_WITHIN + len(_PDF)] and not head.lstrip().startswith(b"<")


def is_mail(head: bytes) -> bool:
    """Say whether a file begins with the headers of a mail, and is no page saved as MHTML.

    A text that begins with "Subject:", or with the few lines that a mail program shows above a
    mail, is a text.
    """
    first = head.lstrip(b"\xef\xbb\xbf\r\n")
    if first.startswith(b"From "):
        first = first.partition(b"\n")[2]
    upper = _BLANK_LINE.split(first, maxsplit=1)[0]
    lines = upper.splitlines()
    fields = [found for line in lines if (found := _FIELD.match(line))]
    folded = sum(line[:1] in {b" ", b"\t"} for line in lines)
    if not fields or not _FIELD.match(lines[0]) or len(fields) + folded < 0.9 * len(lines):
        return False
    names = {found[1].lower() for found in fields}
    page = b"snapshot-content-location" in names or b"saved by" in upper.lower()
    if page or not names & {b"from", b"sender", b"return-path"}:
        return False
    if (names & _ON_THE_WAY) - {b"to"} or names >= {b"to", b"date"}:
        return True
    related = b"multipart/related" in upper.lower() or b"content-location" in names
    return not related and b"date" in names and bool(names & {b"mime-version", b"content-type"})


def is_markdown(head: bytes) -> bool:
    """Say whether a text is written in Markdown: fields before it, or two of its marks.

    A lone ``#`` or a list with dashes stands in many a text that is none.
    """
    text = decode(head[:_MD_HEAD])
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<") or "\x00" in text or _WEB_PAGE.search(text):
        return False
    if front_matter(start.split("\n"))[0]:
        return True
    headings = len(_MD_HEADING.findall(text))
    marks = (
        bool(headings),
        headings >= 2 and bool(_MD_LOWER.search(text)),
        *(bool(mark.search(text)) for mark in _MD_MARKS),
    )
    return sum(marks) >= 2
