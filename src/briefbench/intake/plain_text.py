"""A page saved or copied as plain text, with all that stood around the article."""

from __future__ import annotations

import re

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.addresses import host_of
from briefbench.intake.dates import address_date
from briefbench.intake.decoding import decode
from briefbench.intake.other_stories import own_passages
from briefbench.intake.passages import Passage, is_clutter
from briefbench.intake.text_head import head_of, is_head_line
from briefbench.model.drafts import ArticleDraft, BlockDraft, SourceDraft
from briefbench.model.kinds import BlockKind, Format

LONGEST_TITLE = 220
"""Code points; a longer first line is a paragraph."""

_DESK = re.compile(
    r"^((?:[A-Z][\w.’'-]*\s){0,3}(?:Desk|Bureau|Report|Reporter|Correspondent|Agencies|Service|"
    r"Staff))\s?:\s"
)
_WEB = re.compile(r"https?://[^\s<>\"]{4,500}")
_STOP = re.compile(r"[.!?؟。۔…]\W*$")


def read_text(content: bytes, name: str, *, whole: bool = False) -> ArticleDraft:
    """Return the article of a text file.

    Args:
        content: The file's bytes.
        name: What it is called.
        whole: Take the text as the body exactly as it is; nothing is cut.

    Raises:
        UnreadablePage: There are no words in it.

    """
    text = decode(content)
    if not re.search(r"[^\W\d_]", text) or "\x00" in text:
        raise UnreadablePage(
            tr("{name} holds no text.").format(name=name),
            tr("Save the page again as web page or as text."),
            "empty",
        )
    if whole:
        return _whole(text, name)
    paragraphs = paragraphs_of(text.replace("\r\n", "\n").replace("\r", "\n"))
    address = _address(paragraphs)
    paragraphs = [bare for part in paragraphs if (bare := _WEB.sub("", part).strip())]
    title, rest = _title(paragraphs, name)
    site, title = _site(title)
    skipped = [part for part in rest if _repeats(part, title)]
    rest = [part for part in rest if not _repeats(part, title)]
    head = head_of(rest)
    rest = [part for place, part in enumerate(rest) if place not in head.only]
    menu = _menu(rest)
    own = [False] * menu + own_passages([Passage(part) for part in rest[menu:]], title)
    blocks = [
        BlockDraft(BlockKind.PARAGRAPH, part, tail=not kept or is_clutter(part))
        for part, kept in zip(rest, own, strict=True)
    ]
    if not any(not block.tail for block in blocks):
        blocks = [BlockDraft(BlockKind.PARAGRAPH, title), *blocks]
    tail = [BlockDraft(BlockKind.PARAGRAPH, part, tail=True) for part in skipped]
    host = host_of(address)
    return ArticleDraft(
        title=title,
        blocks=(*tail, *blocks),
        format=Format.TEXT,
        byline=head.byline,
        source=SourceDraft(site or host, host),
        url=address or None,
        published=head.published or address_date(address),
    )


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs: parted by empty lines, else each line is one."""
    parts = re.split(r"\n[ \t]*\n", text) if re.search(r"\n[ \t]*\n", text) else text.split("\n")
    lines: list[str] = []
    for part in parts:
        inside = [" ".join(line.split()) for line in part.split("\n")]
        inside = [line for line in inside if line]
        wrapped = len(inside) > 1 and all(len(line) > 40 for line in inside[:-1])
        lines.extend([" ".join(inside)] if wrapped else inside)
    return lines


def _whole(text: str, name: str) -> ArticleDraft:
    first = next(line.strip() for line in text.split("\n") if line.strip())
    return ArticleDraft(
        title=first if len(first) <= LONGEST_TITLE else name,
        blocks=(BlockDraft(BlockKind.PARAGRAPH, text),),
        format=Format.TEXT,
    )


def _address(paragraphs: list[str]) -> str:
    """Return the address that a browser writes at the head or foot of a saved text."""
    for part in [*paragraphs[:4], *paragraphs[-2:]]:
        found = _WEB.search(part)
        if found and (found.end() == len(part) or found.start() == 0):
            return found[0]
    return ""


def _title(paragraphs: list[str], name: str) -> tuple[str, list[str]]:
    """Return the headline and the other paragraphs; a line with bars is a menu."""
    for place, part in enumerate(paragraphs[:12]):
        words = len(part.split())
        if (
            words >= 4
            and len(part) <= LONGEST_TITLE
            and part.count("|") < 2
            and not is_head_line(part)
        ):
            return part, paragraphs[:place] + paragraphs[place + 1 :]
        if words > 40:
            break
    stem = name.rsplit(".", 1)[0].replace("-", " ").replace("_", " ").strip()
    return stem or name, paragraphs


def _site(title: str) -> tuple[str, str]:
    """Return the outlet that a browser's title names behind the headline, and the headline."""
    head, sign, last = title.rpartition(" - ")
    if not sign:
        head, sign, last = title.rpartition(" | ")
    if sign and len(last.split()) <= 4 and len(head.split()) >= 4:
        return last.strip(), head.strip()
    return "", title


def _menu(paragraphs: list[str]) -> int:
    """Return how many lines before the first sentence are menu, section or date."""
    for place, part in enumerate(paragraphs[:12]):
        if _STOP.search(part) or len(part.split()) > 16 or _DESK.match(part):
            return place
    return 0


def _repeats(part: str, title: str) -> bool:
    """Say whether a line is the headline again, alone or behind the name of its section."""
    plain, headline = _fold(part), _fold(title)
    if not plain or len(plain) > len(headline) + 40:
        return False
    cut = plain.find(headline[: max(20, len(headline) * 2 // 3)])
    return 0 <= cut <= 40 and not _STOP.search(part.rstrip("….")) and len(headline) >= 12


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
