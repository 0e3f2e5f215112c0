"""The blocks of a mail's text: all of it is the article, but for signatures and footers of lists.

Nothing else is cut: which story of a newsletter matters is for the officer to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import html

from briefbench.intake.decoding import decode
from briefbench.intake.html_tree import drop_unread, parse_html, text_of
from briefbench.intake.page_blocks import page_blocks
from briefbench.model.drafts import BlockDraft
from briefbench.model.kinds import BlockKind

FOOTER_FROM = 0.4
"""Part of a mail's words that stand before the footer of a list at least."""

WRAPPED, SHORTEST = 100, 45
"""Code points of the longest line of text that a mail program wrapped: 65 to 78, at most 100."""

LINKED = 0.9
"""Part of a block that is links from which on a short one is a button."""

_STARTS = re.compile(r"[*•–-]\s|\d{1,2}[.)]\s|>")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|"
    r"(?:font-size|max-height)\s*:\s*0(?:px|pt)?\s*(?:;|$)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"gmail_signature|moz-signature|ms-outlook-mobile-signature", re.IGNORECASE)
_FOOTER = re.compile(
    r"unsubscrib|opt[ -]?out|"
    r"(?:manage|update|change) (?:your )?(?:e-?mail |subscription )?preferences|"
    r"you (?:are receiving|received|have received|got) this (?:e-?mail|message|newsletter)|"
    r"(?:not|no longer) (?:want|wish) to receive|"
    r"this (?:e-?mail|message) was sent (?:to|by)|"
    r"отписаться|отказаться от рассылки|вы получили это письмо|"
    r"abmelden|abbestellen|newsletter abbestellen|"
    r"se désabonner|désinscri|darse de baja|cancelar (?:la |tu )?suscripci[oó]n|"
    r"aboneliğ|obunani bekor|إلغاء الاشتراك|لغو اشتراک|لغو عضویت",
    re.IGNORECASE,
)
_IN_BROWSER = re.compile(
    r"(?:view|read|open|see) (?:this |the )?(?:e-?mail|message|newsletter|it|online)?\s*(?:in|on) "
    r"(?:your |a |the )?(?:web )?browser|view (?:it )?online|web version|view this email|"
    r"открыть в браузере|посмотреть в браузере|im browser (?:ansehen|öffnen|anzeigen)|"
    r"voir (?:cet e-?mail )?dans (?:votre|le) navigateur|"
    r"ver (?:este correo )?en (?:el|tu) navegador",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"(?:sent|get outlook|отправлено|gesendet|envoyé|enviado)\b.{0,40}"
    r"\b(?:from|for|с|von|de(?:puis)?|desde)\b.{2,60}",
    re.IGNORECASE,
)


def html_blocks(content: bytes, charset: str) -> list[BlockDraft]:
    """Return the blocks of a mail's HTML; signatures are tail. Empty when there is no text."""
    root = parse_html(decode(content, charset))
    if root is None:
        return []
    drop_unread(root)
    _drop_hidden(root)
    signed = {
        block.text
        for element in root.iter("div", "pre", "table", "span")
        if _SIGNATURE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        for block in page_blocks(element)
    }
    blocks = []
    for block in page_blocks(root):
        button = block.links >= LINKED and len(block.text.split()) <= 3
        tail = button or block.text in signed
        blocks.append(BlockDraft(block.kind, block.text, tail=tail))
    return blocks


def text_blocks(content: bytes, charset: str) -> list[BlockDraft]:
    """Return the blocks of a mail's plain text; what stands below ``-- `` is tail (RFC 3676)."""
    text = decode(content, charset).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    own, sign, signature = _unfolded(text).partition("\n-- \n")
    if not sign:
        own, sign, signature = text.partition("\n--\n")
    if len(signature.split()) > 80:  # no signature is that long
        own, signature = text, ""
    blocks = [_text_block(part) for part in _paragraphs(own)]
    return blocks + [
        BlockDraft(BlockKind.PARAGRAPH, part, tail=True) for part in _paragraphs(signature)
    ]


def in_order(blocks: Sequence[BlockDraft]) -> tuple[BlockDraft, ...]:
    """Return the blocks with what programs add to mails as tail: footers, links to the web."""
    total = sum(len(block.text.split()) for block in blocks)
    before = 0
    footer = False
    ordered = []
    for block in blocks:
        short = len(block.text.split()) <= 60
        footer = footer or (
            before >= FOOTER_FROM * total and short and bool(_FOOTER.search(block.text))
        )
        added = short and bool(_IN_BROWSER.search(block.text)) and len(block.text.split()) <= 25
        added = added or bool(_SENT_FROM.fullmatch(block.text))
        added = added or not any(sign.isalnum() for sign in block.text)
        ordered.append(replace(block, tail=block.tail or footer or added))
        before += len(block.text.split())
    if all(block.tail for block in ordered):
        return tuple(replace(block, tail=False) for block in ordered)
    return tuple(ordered)


def _paragraphs(text: str) -> list[str]:
    """Return paragraphs: an empty line parts them, or a line that was ended before its time."""
    found: list[str] = []
    for part in re.split(r"\n[ \t]*\n", text):
        lines = [line for raw in part.split("\n") if (line := " ".join(raw.split()))]
        longest = max(map(len, lines), default=0)
        wrapped = longest <= WRAPPED
        words: list[str] = []
        for line in lines:
            if words and _STARTS.match(line):
                found.append(" ".join(words))
                words = []
            words.append(line)
            if not wrapped or len(line) < 0.7 * longest or longest < SHORTEST:
                found.append(" ".join(words))
                words = []
        if words:
            found.append(" ".join(words))
    return found


def _unfolded(text: str) -> str:
    """Return text whose lines end in a blank where they go on joined (format=flowed)."""
    lines = text.split("\n")
    flowed = sum(line.endswith(" ") and line != "-- " for line in lines)
    if flowed * 3 < len(lines):
        return text
    return re.sub(r"(?<!\n--) \n(?=\S)", " ", text)


def _text_block(part: str) -> BlockDraft:
    bullet = re.match(r"[*•–-]\s+(?=\S)", part)
    if bullet:
        return BlockDraft(BlockKind.ENTRY, part[bullet.end() :])
    quoted = re.match(r"(?:>\s*)+(?=\S)", part)
    if quoted:
        return BlockDraft(BlockKind.QUOTE, re.sub(r"\s>+\s", " ", part[quoted.end() :]))
    return BlockDraft(BlockKind.PARAGRAPH, part)


def _drop_hidden(root: html.HtmlElement) -> None:
    """Take out, in place, what the mail hides: the preview that programs show in lists."""
    for element in list(root.iter("div", "span", "td", "tr", "table", "p", "img")):
        hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
        if hidden and element.getparent() is not None and len(text_of(element).split()) <= 60:
            element.drop_tree()
