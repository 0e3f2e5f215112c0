"""A paragraph as words and marks, each knowing whether it stands inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefbench.analysis.wordlists import words

_TOKEN = re.compile(
    r"\.\.\.|''|``|(?:[A-Z]\.){2,}|\w+(?:[.’'\-\u2010\u2011]\w+)*|[^\w\s]",
)
_BREAK = re.compile(r"\n\s*\n|(?<=[.!?:”\"»…])[ \t]*\n|\n(?=[“\"«‘])")
_DOUBLE = re.compile("[“”„\"«»]|''|``")
_SINGLE_OPENS = re.compile(r"(?:^|(?<=[\s(\[]))[‘'](?=\w)")
_SINGLE_CLOSES = re.compile(r"(?<=[,.?!…])[’'](?=\s|$|[—–-])")
_LONGEST = 1_500  # tokens of a sentence
_OPENING, _CLOSING = "“„«", "”»"

ABBREVIATIONS = words(
    "mr mrs ms dr sen rep gov gen col lt sgt st jr sr prof rev hon inc corp co ltd no vs u.s u.k "
    "u.n d.c jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo conn del fla "
    "ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j n.m n.y n.c n.d okla ore "
    "pa r.i s.c s.d tenn tex vt va wash wis wyo capt maj adm ret a.m p.m"
)


@dataclass(slots=True)
class Token:
    """A word or mark at ``[start, end)`` of the body.

    ``name_like`` and ``small``: it begins with a capital or a small letter; ``wordy``: it is a
    word or number, no mark. ``quoted``: it stands inside quotation marks or is one; ``opens`` and
    ``closes``: it is one.
    """

    text: str
    low: str
    start: int
    end: int
    name_like: bool
    small: bool
    wordy: bool
    quoted: bool = False
    opens: bool = False
    closes: bool = False


def paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """Give the start and text of each paragraph that has any text."""
    at = 0
    for gap in _BREAK.finditer(body):
        if body[at : gap.start()].strip():
            yield at, body[at : gap.start()]
        at = gap.end()
    if body[at:].strip():
        yield at, body[at:]


def tokens_of(paragraph: str, base: int = 0) -> list[Token]:
    """Return the tokens of a paragraph that begins at code point ``base`` of the body.

    Single marks count as quotation marks where the paragraph has no double ones.
    """
    text = paragraph if _DOUBLE.search(paragraph) else _doubled(paragraph)
    found = []
    inside = False
    for match in _TOKEN.finditer(text):
        word = match.group()
        letter = word[0]
        start, end = match.span()
        if letter.isalnum():
            low = word.lower()
            found.append(
                Token(
                    word,
                    low.replace("’", "'") if "’" in low else low,
                    base + start,
                    base + end,
                    letter.isupper(),
                    letter.islower(),
                    wordy=True,
                    quoted=inside,
                )
            )
            continue
        opens = word in _OPENING or word == "``"
        closes = word in _CLOSING
        if word in {'"', "''"}:
            opens, closes = not inside, inside
        inside = (inside or opens) and not closes
        found.append(
            Token(
                word,
                word,
                base + start,
                base + end,
                name_like=False,
                small=False,
                wordy=False,
                quoted=inside or closes,
                opens=opens,
                closes=closes,
            )
        )
    return found


def _doubled(text: str) -> str:
    if not (_SINGLE_OPENS.search(text) and _SINGLE_CLOSES.search(text)):
        return text
    return _SINGLE_CLOSES.sub("”", _SINGLE_OPENS.sub("“", text))


def sentences(tokens: list[Token]) -> list[tuple[int, int]]:
    """Return the sentences as ranges of tokens; a quotation of several sentences stays whole.

    What runs on for more than 1500 tokens is cut there.
    """
    found: list[tuple[int, int]] = []
    start = at = 0
    count = len(tokens)
    while at < count:
        after = at + 1
        if _may_end(tokens, at):
            while after < count and _closes_with(tokens[after], tokens[after - 1]):
                after += 1
            if _ends(tokens, at, after) or after - start >= _LONGEST:
                found.append((start, after))
                start = after
        elif after - start >= _LONGEST:
            found.append((start, after))
            start = after
        at = after
    if start < count:
        found.append((start, count))
    return found


def _closes_with(token: Token, before: Token) -> bool:
    """Say whether a mark right after the full stop still belongs to the sentence."""
    beside = token.start == before.end and token.text in {")", "'", "’"}
    return token.closes or beside


def _may_end(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.text in {"...", "…"}:
        return not token.quoted
    if token.text not in {".", "!", "?"}:
        return False
    if token.text != "." or not at or at + 1 >= len(tokens):
        return True
    before = tokens[at - 1]
    initial = len(before.text) == 1 and before.name_like
    return not (before.end == token.start and (before.low in ABBREVIATIONS or initial))


def _ends(tokens: list[Token], at: int, after: int) -> bool:
    closed = any(token.closes for token in tokens[at + 1 : after])
    if tokens[at].quoted and not closed:
        return False
    if after >= len(tokens):
        return True
    following = tokens[after]
    if tokens[at].quoted:
        if tokens[at].text == ".":
            return following.name_like or following.opens or not following.text[0].isalpha()
        return following.name_like and not _attributed(tokens, after)
    return not following.small and (
        following.wordy or following.opens or following.text in "‘'[(—-@#“"
    )


def _attributed(tokens: list[Token], after: int) -> bool:
    from briefbench.analysis.quotes.verbs import CUES

    ahead = tokens[after : after + 4]
    return any(token.low in CUES and not token.quoted for token in ahead)
