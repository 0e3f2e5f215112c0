"""A page saved or copied as plain text, with all that stood around the article."""

from __future__ import annotations

import re
from itertools import pairwise

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.addresses import host_of
from briefbench.intake.dates import address_date
from briefbench.intake.decoding import decode
from briefbench.intake.lines import ends_sentence, fold, words_in
from briefbench.intake.other_stories import own_passages
from briefbench.intake.passages import HEADLINE, Passage, is_clutter
from briefbench.intake.text_head import head_of, is_head_line
from briefbench.model.drafts import ArticleDraft, BlockDraft, SourceDraft
from briefbench.model.kinds import BlockKind, Format

LONGEST_TITLE = 220
"""Code points; a longer first line is a paragraph."""

_WEB = re.compile(r"https?://[^\s<>\"]{4,500}")
_MARKED = re.compile(r"^(?:[-*•‣–]|>)\s+(?=\S)")  # an entry of a list, a quotation of a mail

MENU = 40
"""Lines before the headline, and before the first sentence, that may be menus."""


ROWS = 4
"""Lines of one form after each other that are a table of the article: a menu names different
things, and the head of a page has no more than two or three lines with a number."""


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
    line = _title_line(paragraphs)
    site, title = _site(paragraphs[line]) if line is not None else ("", _called(name))
    rest = [
        place
        for place, part in enumerate(paragraphs)
        if place != line and not _repeats(part, title)
    ]
    head = head_of([paragraphs[place] for place in rest if line is None or place > line])
    before = [place for place in rest if line is not None and place < line]
    behind = rest[len(before) :]
    text_lines = [line for place, line in enumerate(behind) if place not in head.only]
    blocks = _blocks(paragraphs, text_lines, title)
    if not any(not block.tail for block in blocks):
        blocks = [BlockDraft(BlockKind.PARAGRAPH, title), *blocks]
    host = host_of(address)
    return ArticleDraft(
        title=title,
        blocks=tuple(blocks),
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


def _title_line(paragraphs: list[str]) -> int | None:
    """Return where the headline stands: no menu with bars, no breadcrumb, no date."""
    for place, part in enumerate(paragraphs[:MENU]):
        words = words_in(part)
        path = sum(map(part.count, "|>»/›•·")) >= 2
        fits = words >= 4 and len(part) <= LONGEST_TITLE and not path
        if fits and not is_head_line(part):
            return place
        if words > 40:
            break
    return None


def _called(name: str) -> str:
    """Return what the name of a file says in words."""
    return name.rsplit(".", 1)[0].replace("-", " ").replace("_", " ").strip() or name


def _blocks(paragraphs: list[str], candidates: list[int], title: str) -> list[BlockDraft]:
    """Return all paragraphs as blocks, those of the article among the candidates not as tail."""
    inside = candidates[_menu([paragraphs[place] for place in candidates]) :]
    found = own_passages([Passage(paragraphs[place]) for place in inside], title)
    own = [
        place
        for place, kept in zip(inside, found, strict=True)
        if kept and not is_clutter(paragraphs[place])
    ]
    prose = [place for place in own if _is_prose(paragraphs[place])]
    if prose:  # what stands alone behind the last sentence is the foot of the page
        own = [place for place in own if place <= prose[-1] or _MARKED.match(paragraphs[place])]
    kept = set(own)
    return [
        BlockDraft(*_kind(part, place, own, paragraphs), tail=place not in kept)
        for place, part in enumerate(paragraphs)
        if place in kept or fold(part) != fold(title)
    ]


def _kind(part: str, place: int, own: list[int], paragraphs: list[str]) -> tuple[BlockKind, str]:
    """Return what a paragraph is, and its text without the mark that says so."""
    marked = _MARKED.match(part)
    if marked:
        kind = BlockKind.QUOTE if marked[0].startswith(">") else BlockKind.ENTRY
        return kind, part[marked.end() :]
    following = next((n for n in own if n > place), None)
    heads = place in own and following is not None and _is_prose(paragraphs[following])
    if heads and words_in(part) <= HEADLINE and not ends_sentence(part):
        return BlockKind.HEADING, part
    return BlockKind.PARAGRAPH, part


def _is_prose(part: str) -> bool:
    return ends_sentence(part) or words_in(part) > HEADLINE


def _site(title: str) -> tuple[str, str]:
    """Return the outlet that a browser's title names behind the headline, and the headline."""
    head, sign, last = title.rpartition(" - ")
    if not sign:
        head, sign, last = title.rpartition(" | ")
    if sign and len(last.split()) <= 4 and len(head.split()) >= 4:
        return last.strip(), head.strip()
    return "", title


def _menu(paragraphs: list[str]) -> int:
    """Return how many lines before the first sentence, or table, are menu, section or date."""
    table = _table(paragraphs[:MENU])
    for place, part in enumerate(paragraphs[:MENU]):
        if place == table or ends_sentence(part) or words_in(part) > 16:
            return place
    return 0


def _table(paragraphs: list[str]) -> int | None:
    """Return where ``ROWS`` lines of one form begin: numbers differ, most words are the same."""
    run = 1
    for place, (above, below) in enumerate(pairwise(paragraphs)):
        first, second = above.casefold().split(), below.casefold().split()
        same = set(first) & set(second)
        alike = len(same) * 2 >= max(len(first), len(second)) and len(same) >= 3
        run = run + 1 if alike and re.search(r"\d", below) else 1
        if run == ROWS:
            return place + 2 - ROWS
    return None


def _repeats(part: str, title: str) -> bool:
    """Say whether a line is the headline again, alone or behind the name of its section."""
    plain, headline = fold(part), fold(title)
    if not plain or len(plain) > len(headline) + 40:
        return False
    cut = plain.find(headline[: max(20, len(headline) * 2 // 3)])
    return 0 <= cut <= 40 and not ends_sentence(part.rstrip("….")) and len(headline) >= 12
