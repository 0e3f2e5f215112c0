"""A paragraph as words and marks, each knowing whether it stands inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefbench.analysis.quotes.lists import listed
from briefbench.analysis.quotes.verbs import CUE_WORDS, CUES, NOUNS

_TOKEN = re.compile(
    r"\.(?:[ \xa0]?\.){2,}|''|``|(?:[A-Z]\.){2,}|\d{1,3}(?:,\d{3})+(?!\w)"
    r"|\w+(?:[.’'\-\u2010\u2011]\w+)*|[^\w\s]",
)
_BREAK = re.compile(r"\n(?:\s*\n|(?=[“\"«‘])|(?<=[.!?:”\"»…]\n)|(?<=[.!?:”\"»…][ \t]\n))")
_DOUBLE = re.compile("[“”„\"«»「」『』]|''|``")
_SINGLE_OPENS = re.compile(r"(?:^|(?<=[\s(\[]))[‘'](?=\w)")
_SINGLE_CLOSES = re.compile(r"(?<=[,.?!…])[’'](?=\s|$|[—–-])")
_LONGEST = 1_500  # tokens of a sentence
_NEAR = 9  # tokens within which the verb of a quotation before them stands
_TAG = re.compile(r"<[^<>\n]{1,400}>")  # left-over markup says nothing
_OPENING, _CLOSING = frozenset('“„«"「『') | {"``", "''"}, frozenset("”»」』")
_STRAIGHT = frozenset({'"', "''"})
_TELLING = re.compile("According|[“”„\"«»「」『』‘:]|''|``")
_SMALL_WORD = re.compile(r"[a-z]+")
_ENDS = frozenset({".", "!", "?", "...", "…"})

ABBREVIATIONS = listed("abbreviations")


class Token:
    """A word or mark at ``[start, end)`` of the body; its class says what it is.

    ``name_like`` and ``small``: it begins with a capital or a small letter; ``wordy``: it is a
    word or number, no mark. ``quoted``: it stands inside quotation marks or is one; ``opens`` and
    ``closes``: it is one.
    """

    __slots__ = ("end", "low", "quoted", "start", "text")
    name_like = small = wordy = opens = closes = False

    def __init__(
        self,
        text: str,
        low: str,
        start: int,
        end: int,
        quoted: bool,  # noqa: FBT001 - made by the thousand, and without names it is faster
    ) -> None:
        self.text = text
        self.low = low
        self.start = start
        self.end = end
        self.quoted = quoted


class _Capital(Token):
    __slots__ = ()
    name_like = wordy = True


class _Small(Token):
    __slots__ = ()
    small = wordy = True


class _Other(Token):
    __slots__ = ()
    wordy = True


class _Opening(Token):
    __slots__ = ()
    opens = True


class _Closing(Token):
    __slots__ = ()
    closes = True


_WORDS = frozenset({_Capital, _Small, _Other})


def paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """Give the start and text of each paragraph that has any text."""
    at = 0
    for gap in _BREAK.finditer(body):
        if body[at : gap.start()].strip():
            yield at, body[at : gap.start()]
        at = gap.end()
    if body[at:].strip():
        yield at, body[at:]


def may_tell(paragraph: str) -> bool:
    """Say whether anything in a paragraph could tell speech: a mark, a colon, a verb."""
    return _TELLING.search(paragraph) is not None or not CUE_WORDS.isdisjoint(
        _SMALL_WORD.findall(paragraph)
    )


def tokens_of(paragraph: str, base: int = 0) -> list[Token]:
    """Return the tokens of a paragraph that begins at code point ``base`` of the body.

    Single marks count as quotation marks where the paragraph has no double ones.
    """
    text = _TAG.sub(_blank, paragraph) if "<" in paragraph else paragraph
    text = text if _DOUBLE.search(text) else _doubled(text)
    found: list[Token] = []
    add = found.append
    inside = False
    place, look, marked, end = text.find, _look, True, 0
    for word in _TOKEN.findall(text):
        start = place(word, end)  # nothing but blanks stands between two tokens
        end = start + len(word)
        low, sort = look(word)
        if sort in _WORDS:
            add(sort(word, low, base + start, base + end, inside))
        elif sort is Token:
            add(sort(low, low, base + start, base + end, inside))
        else:
            if low in _STRAIGHT:
                opens = not inside or _only_opens(text, start, end)
                sort = _Opening if opens else _Closing
            inside = sort is _Opening
            add(sort(word, low, base + start, base + end, marked))
    return found


@lru_cache(maxsize=1 << 15)
def _look(word: str) -> tuple[str, type[Token]]:
    """Return a word in small letters and its class; straight marks come as opening ones."""
    letter = word[0]
    if letter.isalnum():
        low = word.lower().replace("’", "'")
        return low, _Capital if letter.isupper() else _Small if letter.islower() else _Other
    if word in _CLOSING:
        return word, _Closing
    if word in _OPENING:
        return word, _Opening
    return "..." if len(word) > 1 else word, Token


def _only_opens(text: str, start: int, end: int) -> bool:
    """Say whether a straight mark can only be an opening one, so that a closing one is missing."""
    before = text[start - 1] if start else " "
    return before in " \n(" and end < len(text) and text[end].isalnum()


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _doubled(text: str) -> str:
    if not (_SINGLE_OPENS.search(text) and _SINGLE_CLOSES.search(text)):
        return text
    return _SINGLE_CLOSES.sub("”", _SINGLE_OPENS.sub("“", text))


def sentences(tokens: list[Token]) -> list[tuple[int, int]]:
    """Return the sentences as ranges of tokens; a quotation of several sentences stays whole.

    What runs on for more than 1500 tokens is cut there.
    """
    found: list[tuple[int, int]] = []
    start = at = opening = 0
    count = len(tokens)
    while at < count:
        after = at + 1
        if tokens[at].opens:
            opening = at
        if tokens[at].text in _ENDS and _may_end(tokens, at):
            while after < count and _closes_with(tokens[after], tokens[after - 1]):
                after += 1
            leads = opening == start or tokens[opening - 1].text not in {",", ":"}
            if _ends(tokens, at, after, leads=leads) or after - start >= _LONGEST:
                found.append((start, after))
                start = after
        elif after - start >= _LONGEST:
            found.append((start, after))
            start = after
        at = after
    if start < count:
        found.append((start, count))
    return found


def abbreviates(token: Token) -> bool:
    """Say whether a full stop belongs to the word: "Sen.", "D-Ill."."""
    return token.low in ABBREVIATIONS or token.low.rpartition("-")[2] in ABBREVIATIONS


def _closes_with(token: Token, before: Token) -> bool:
    """Say whether a mark right after the full stop still belongs to the sentence."""
    beside = token.start == before.end and token.text in {")", "'", "’"}
    return token.closes or beside


def _may_end(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.text in {"...", "…"}:
        return not token.quoted
    if token.text != "." or not at or at + 1 >= len(tokens):
        return True
    before = tokens[at - 1]
    initial = len(before.text) == 1 and before.name_like
    return not (before.end == token.start and (abbreviates(before) or initial))


def _ends(tokens: list[Token], at: int, after: int, *, leads: bool) -> bool:
    """Say whether the sentence ends before ``after``.

    ``leads``: the quotation that ends here began without words that announce it, so that who
    says it may follow.
    """
    closed = any(token.closes for token in tokens[at + 1 : after])
    if tokens[at].quoted and not closed:
        return False
    if after >= len(tokens):
        return True
    following = tokens[after]
    if not tokens[at].quoted:
        return not following.small and (
            following.wordy or following.opens or following.text in "‘'[(—-@#“"
        )
    if tokens[at].text == ".":
        fresh = following.name_like or following.opens or not following.text[0].isalpha()
        return fresh and not (leads and _only_attributes(tokens, after))
    return following.name_like and not (leads and _attributed(tokens, after))


def _attributed(tokens: list[Token], after: int) -> bool:
    """Say whether a verb of speech follows soon: "“Go!” Ann Bell of the council said"."""
    for at, token in enumerate(tokens[after : after + _NEAR], after):
        if token.text == "." and not abbreviates(tokens[at - 1]):
            return False
        if token.quoted or token.text in ";:":
            return False
        if token.low in CUES and token.small and token.low not in NOUNS:
            return True
    return False


def _only_attributes(tokens: list[Token], after: int) -> bool:
    """Say whether only who said it follows a full stop: "“We go.” Bell said."."""
    for at in range(after, min(after + _NEAR, len(tokens) - 1)):
        if tokens[at].quoted or tokens[at].text in ".,;:":
            return False
        if tokens[at].low in CUES and tokens[at].small:
            return at > after and tokens[at + 1].text == "."
    return False
