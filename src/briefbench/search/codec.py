"""How a Whoosh segment lies on disk here: one file of arrays.

Whoosh's own codec reads postings one document at a time in Python and keeps pickles. This one maps
arrays into memory, so that whole posting lists are read at once, and everything of Whoosh that
asks a reader (its searcher, queries, automata) works on it too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.analysis import Token, Tokenizer
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import NUMERIC, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Positions
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from briefbench.search.arrays import ArrayFile
from briefbench.search.postings import Postings
from briefbench.search.words import words_of

FIELDS = ("title", "body", "speakers", "quotes")
"""Fields of words, as ``model.facts.ArticleWords`` has them."""

ENDING = ".arrays"


class Words(Tokenizer):  # type: ignore[misc]
    """Gives ``search.words`` to Whoosh."""

    def __call__(self, value: str, *, positions: bool = False, **_: Any) -> Iterator[Token]:
        token = Token(positions=positions, mode="index")
        token.stopped, token.boost = False, 1.0
        for word in words_of(value):
            token.text, token.pos = word.text, word.place
            yield token


SCHEMA = Schema(
    id=NUMERIC(int, bits=64, sortable=True),
    **{name: TEXT(analyzer=Words(), phrase=True) for name in FIELDS},
)
"""The fields of the index."""


class ArraySegment(W3Segment):  # type: ignore[misc]
    """A part of the index: its name, its number of documents, and which are deleted."""

    _opened: ArrayFile | None = None

    def file(self, folder: Path) -> Path:
        """Return where it lies."""
        return folder / str(self.make_filename(ENDING))

    def opened(self, folder: Path) -> ArrayFile:
        """Return its arrays; the file is opened once for all who read it."""
        if self._opened is None:
            self._opened = ArrayFile(self.file(folder))
        return self._opened


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Reads segments of arrays; ``search.index`` writes them."""

    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> ArrayTerms:
        return ArrayTerms(segment.opened(Path(storage.folder)))

    def per_document_reader(self, storage: FileStorage, segment: ArraySegment) -> ArrayDocuments:
        return ArrayDocuments(segment.opened(Path(storage.folder)), segment)


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """Walks over the terms of a field; ``postings`` is the field itself."""

    def __init__(self, field: Postings) -> None:
        self.postings = field
        self._number = 0

    def text(self) -> str | None:
        """Return the term it stands at, None behind the last one."""
        if self._number >= len(self.postings):
            return None
        return self.postings[self._number].decode()

    def first(self) -> str | None:
        self._number = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        wanted = string.encode() if isinstance(string, str) else string
        self._number = bisect_left(self.postings, wanted)
        return self.text()

    def next(self) -> str | None:
        self._number += 1
        return self.text()


class ArrayTerms(base.TermsReader):  # type: ignore[misc]
    """The words of a segment."""

    def __init__(self, file: ArrayFile) -> None:
        self.fields = {name: Postings(file, name) for name in FIELDS}

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        name, text = term
        return name in self.fields and self.fields[name].number(text) >= 0

    def indexed_field_names(self) -> list[str]:
        return list(self.fields)

    def cursor(self, fieldname: str, _fieldobj: Any) -> ArrayCursor:
        return ArrayCursor(self.fields[fieldname])

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name in sorted(self.fields):
            yield from self.terms_from(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        field = self.fields[fieldname]
        for number in range(bisect_left(field, prefix), len(field)):
            yield fieldname, field[number]

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        for name, text in self.terms():
            yield (name, text), self.term_info(name, text)

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        for name, text in self.terms_from(fieldname, prefix):
            yield (name, text), self.term_info(name, text)

    def frequency(self, fieldname: str, text: bytes) -> float:
        known = (fieldname, text) in self
        return float(self.term_info(fieldname, text).weight()) if known else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        known = (fieldname, text) in self
        return int(self.term_info(fieldname, text).doc_frequency()) if known else 0

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        field, number = self._known(fieldname, text)
        documents, counts = field.documents(range(number, number + 1))
        lengths = field.lengths[documents]
        return TermInfo(
            weight=float(counts.sum(dtype=np.int64)),
            df=len(documents),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(counts.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def matcher(
        self, fieldname: str, text: bytes, format_: Positions, scorer: Any = None
    ) -> ListMatcher:
        field, number = self._known(fieldname, text)
        documents, counts = field.documents(range(number, number + 1))
        ends = np.cumsum(counts, dtype=np.int64)
        places = np.split(field.places(number), ends[:-1])
        return ListMatcher(
            documents.tolist(),
            counts.astype(float).tolist(),
            [format_.encode(several.tolist()) for several in places],
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _known(self, fieldname: str, text: bytes) -> tuple[Postings, int]:
        number = self.fields[fieldname].number(text)
        if number < 0:
            raise TermNotFound(f"{fieldname}:{text!r}")
        return self.fields[fieldname], number


class ArrayDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """The articles of a segment: their ids, and how long their fields are."""

    def __init__(self, file: ArrayFile, segment: ArraySegment) -> None:
        self.ids: NDArray[np.int64] = file["ids"]
        self._lengths = {name: file[f"{name}/lengths"] for name in FIELDS}
        self._segment = segment

    def doc_count(self) -> int:
        return len(self.ids) - int(self._segment.deleted_count())

    def doc_count_all(self) -> int:
        return len(self.ids)

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        return iter(self._segment.deleted_docs())

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._lengths[fieldname][docnum]) if fieldname in self._lengths else default

    def field_length(self, fieldname: str) -> int:
        return int(self._lengths[fieldname].sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        lengths = self._lengths[fieldname]
        return int(lengths.min()) if len(lengths) else 0

    def max_field_length(self, fieldname: str) -> int:
        return int(self._lengths[fieldname].max(initial=0))

    def stored_fields(self, docnum: int) -> dict[str, int]:
        return {"id": int(self.ids[docnum])}
