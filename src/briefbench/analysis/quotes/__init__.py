"""Who said what: statements in a text with their speakers."""

from __future__ import annotations

from briefbench.model.drafts import QuoteDraft


def find_quotes(body: str, language: str) -> tuple[QuoteDraft, ...]:
    """Return the statements that a text attributes to somebody, in text order."""
    return ()
