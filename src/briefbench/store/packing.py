"""How facts lie ready in the database: each row as one text of fixed width, in an index.

SQLite keeps such an index whenever a row is written, and joins its texts into one long one quicker
than it could give the rows one by one: a million articles are read in tenths of a second. It holds
the row's own columns, so making it anew loses nothing; but it must be there: questions name it.

Numbers stand as eight hexadecimal digits. Texts are filled up with blanks; one whose last place is
not blank was cut, and is asked of the table itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from briefbench.store.steps import in_steps

NUMBER = 8
"""Digits of a number: ids below 2**32, as ``store.shingles`` has them."""

AT_ONCE = 8192
"""Articles in one text: what is made of it stays in the processor's cache."""

Chars = NDArray[np.uint8]
Numbers = NDArray[np.int64]

_WORD = np.dtype("<u8")


@dataclass(frozen=True)
class Packing:
    """The facts that a table's index holds.

    ``fields`` are name, SQL and width, a width of ``NUMBER`` for numbers; the first one is the id
    of the article.
    """

    table: str
    fields: tuple[tuple[str, str, int], ...]

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """Where each field stands in a row's text: its first place, and the one behind its last."""
        ends = list(accumulate(width for _, _, width in self.fields))
        names = (name for name, _, _ in self.fields)
        return dict(zip(names, zip([0, *ends[:-1]], ends, strict=True), strict=True))

    @cached_property
    def width(self) -> int:
        """How long a row's text is."""
        return sum(width for _, _, width in self.fields)

    @property
    def index(self) -> str:
        """The name of the index."""
        return f"ix_{self.table}_facts"

    @property
    def packed(self) -> str:
        """The SQL of a row's text."""
        forms = "".join(_form(width) for _, _, width in self.fields)
        return f"printf('{forms}', {', '.join(sql for _, sql, _ in self.fields)})"

    @property
    def article(self) -> str:
        """The column that holds the article's id."""
        return self.fields[0][1]


ARTICLE = Packing(
    "article",
    (
        ("id", "id", NUMBER),
        ("source", "source_id", NUMBER),
        ("read", "read", 1),
        ("archived", "archived", 1),
        ("trashed", "trashed IS NOT NULL", 1),
        ("language", "language", 3),
        ("published", "published", 26),
        ("captured", "captured", 26),
        ("event", "event", 26),
        ("added", "added", 26),
    ),
)
COUNTRY = Packing(
    "article_country",
    (("id", "article_id", NUMBER), ("code", "code", 3), ("about", "about", 1)),
)
TAG = Packing("article_tag", (("id", "article_id", NUMBER), ("tag", "tag_id", NUMBER)))
STORY = Packing("in_story", (("id", "id", NUMBER), ("story", "story_id", NUMBER)))
QUOTE = Packing("quote", (("id", "article_id", NUMBER), ("speaker", "speaker_id", NUMBER)))

OFFERED = f"printf('%0{NUMBER}x', article_id)"
"""What the index of open suggestions holds beside the name of the speaker."""


class Packed:
    """Rows as they were read, in the order of their text.

    Args:
        packing: What they hold.
        texts: Texts of many rows each.

    """

    def __init__(self, packing: Packing, texts: Iterable[bytes]) -> None:
        self._packing = packing
        self.chars: Chars = np.frombuffer(b"".join(texts), np.uint8).reshape(-1, packing.width)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.chars)

    def text(self, name: str) -> Chars:
        """Return the bytes of a field: uint8[rows, width]."""
        start, end = self._packing.places[name]
        return self.chars[:, start:end]

    def numbers(self, name: str) -> Numbers:
        """Return the numbers of a field; 0 where there was none."""
        return hexadecimal(self.text(name))

    def flags(self, name: str) -> NDArray[np.bool_]:
        """Return which rows have a 1 in a field."""
        return np.equal(self.text(name)[:, 0], ord("1"))


class Articles(NamedTuple):
    """Of which articles something is asked: of these, each once, or of all for None.

    ``highest`` is the highest id of all; it does not matter where ids are given.
    """

    ids: Sequence[int] | None
    highest: int = 0


def packed_texts(session: Session, packing: Packing, which: Articles) -> Iterator[bytes]:
    """Give the rows of articles, some thousand as one text.

    Those of all articles are in the order of their texts, others in none.
    """
    run = session.connection().exec_driver_sql
    joined = f"SELECT CAST(group_concat({packing.packed}, '') AS BLOB) FROM {packing.table}"  # noqa: S608
    if which.ids is not None:
        for part in in_steps(which.ids):
            marks = ", ".join("?" * len(part))
            text = run(f"{joined} WHERE {packing.article} IN ({marks})", tuple(part)).scalar()
            if text:
                yield text
        return
    within = f"{packing.packed} >= ? AND {packing.packed} < ?"
    asked = f"{joined} INDEXED BY {packing.index} WHERE {within}"
    for start in range(0, which.highest + 1, AT_ONCE):
        ends = (f"{start:0{NUMBER}x}", f"{start + AT_ONCE:0{NUMBER}x}")
        if text := run(asked, ends).scalar():
            yield text


def hexadecimal(chars: Chars) -> Numbers:
    """Return the numbers that eight hexadecimal digits each stand for: uint8[n, 8] to int64[n].

    All digits of a number at once: a 64-bit word holds them, and each step joins neighbours.
    """
    word = np.ascontiguousarray(chars).view(_WORD).reshape(-1)
    letter = word >> np.uint64(6) & np.uint64(0x0101010101010101)
    word = (word & np.uint64(0x0F0F0F0F0F0F0F0F)) + letter * np.uint64(9)
    word = (word << np.uint64(4) | word >> np.uint64(8)) & np.uint64(0x00FF00FF00FF00FF)
    word = (word << np.uint64(8) | word >> np.uint64(16)) & np.uint64(0x0000FFFF0000FFFF)
    return ((word << np.uint64(16) | word >> np.uint64(32)) & np.uint64(0xFFFFFFFF)).astype(
        np.int64
    )


def _form(width: int) -> str:
    if width == NUMBER:
        return f"%0{NUMBER}x"
    return "%d" if width == 1 else f"%-{width}.{width}s"
