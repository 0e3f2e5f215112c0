"""What a document says of itself: title, authors and dates, as far as they can be believed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from briefbench.intake.dates import iso_date
from briefbench.model.drafts import DateDraft
from briefbench.model.kinds import Origin

LONGEST_TITLE = 300
"""Code points; more is no title."""

_JUNK_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)|powerpoint presentation|untitled|no title|title|"
    r"document\s*\d*|doc\s*\d+|slide\s*\d*|presentation\s*\d*|(?:новый )?документ|без названия|"
    r"unbenannt|sans titre|sin título|about:blank|print|printing|layout \d|template)\b.{0,20}$|"
    r"^microsoft word - |\.(?:docx?|odt|rtf|pdf|indd|qxd|pages|tex|dvi|html?|txt|pptx?)$|"
    r"^[\W\d_]*$|^[0-9a-f-]{16,}$|^\S*[_/\\]\S*$",
    re.IGNORECASE,
)
_JUNK_AUTHOR = re.compile(
    r"https?:|www\.|@|\d{3}|[\\/_]|^(?:user|admin\w*|administrator|owner|author|unknown|anonymous|"
    r"root|guest|test|microsoft.*|windows.*|office.*|default|none|n/?a|pc|hp|dell|acer|lenovo|"
    r"calibre|автор|пользователь|админ\w*|utilisateur|usuario|benutzer)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:;|,|\band\b|&|\bund\b|\bet\b| и | و )\s*")
_PDF_DATE = re.compile(
    r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?\s*(Z|[+-]\d{2})?'?(\d{2})?"
)


def believable_title(title: str) -> str:
    """Return a title with its white space folded, ``""`` when a program made it up."""
    plain = " ".join(title.split())
    usable = sum(sign.isalpha() for sign in plain) >= 2 and len(plain) <= LONGEST_TITLE
    return plain if usable and not _JUNK_TITLE.search(plain) else ""


def believable_authors(*authors: str) -> tuple[str, ...]:
    """Return the names of persons or desks, without accounts of computers."""
    found: dict[str, None] = {}
    for author in authors:
        for part in _BETWEEN.split(" ".join(author.split())):
            name = part.strip(" .|–-")
            if 2 < len(name) <= 60 and len(name.split()) <= 6 and not _JUNK_AUTHOR.search(name):
                lone = name.islower() and " " not in name  # an account: "jsmith"
                if not lone:
                    found.setdefault(name)
    return tuple(found)[:8]


def written_date(value: str, today: datetime | None = None) -> DateDraft | None:
    """Return an ISO date of a document as that of publication, None when it cannot be one."""
    last = (today or datetime.now(UTC)).date() + timedelta(days=1)
    text = value.strip()
    found = iso_date(text, last)
    if not found and re.fullmatch(r"\d{4}(?:-\d{2})?", text) and _is_past(text, last.isoformat()):
        found = text
    return DateDraft(found, Origin.METADATA) if found else None


def pdf_date(value: str) -> str:
    """Return a PDF's date (``D:20211013083000+05'00'``) as ISO 8601, ``""`` when it is none."""
    found = _PDF_DATE.match(value.strip())
    if not found or not found[2] or not found[3]:
        return ""
    day = f"{found[1]}-{found[2]}-{found[3]}"
    if not found[5] or not found[7]:
        return day
    zone = "Z" if found[7] == "Z" else f"{found[7]}:{found[8] or '00'}"
    return f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{zone}"


def _is_past(value: str, last: str) -> bool:
    month = value[5:7] or "01"
    return "1990" <= value <= last[: len(value)] and "01" <= month <= "12"
