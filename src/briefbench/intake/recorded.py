"""A page that was recorded in a WARC, with what the record says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefbench.intake.archives.warcs import RecordedPage
from briefbench.intake.html_page import read_html
from briefbench.model.drafts import ArticleDraft, DateDraft
from briefbench.model.kinds import Format, Origin


def read_recorded(page: RecordedPage, name: str) -> ArticleDraft:
    """Return the article of a recorded page; address and time are those of the record.

    Raises:
        UnreadablePage: There is none in it.

    """
    draft = read_html(
        page.content,
        name,
        address=page.address,
        declared=page.declared,
        captured=moment_of(page.captured),
    )
    web = page.address.startswith(("http://", "https://"))
    return replace(draft, format=Format.WARC, url=page.address if web else draft.url)


def moment_of(value: str) -> DateDraft | None:
    """Return the date of a record (W3C form of ISO 8601) in UTC, None when it is none."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError):
        return None
    return DateDraft(text, Origin.CONTAINER) if moment.year >= 1990 else None
