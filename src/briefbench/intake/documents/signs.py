"""By what documents are told from each other and from text: light, for the table of formats."""

from __future__ import annotations

PDF_WITHIN = 1024
"""Bytes in which a PDF must show its mark (ISO 32000-1, implementation note 13)."""

_PDF = b"%PDF-"


def is_pdf(head: bytes) -> bool:
    """Say whether a file begins like a PDF, some rubbish before its mark allowed."""
    return _PDF in head[: PDF_WITHIN + len(_PDF)] and not head.lstrip().startswith(b"<")
