"""What leaves the desk: frozen rows, each shaped for one view.

A place is ``(block position, start, end)`` in code points of the block's text, end excluded.
Dates are ISO 8601 texts as in ``base.dates``, ``""`` when there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefbench.model.fact_rows import ChainRow, PictureRow, SourceRow
from briefbench.model.kinds import (
    BlockKind,
    Format,
    MarkColour,
    Origin,
    SpeechKind,
    Stored,
    Verdict,
)

Place = tuple[int, int, int]
Segment = tuple[str, bool]  # words, and whether they are a hit


@dataclass(frozen=True, slots=True)
class CountryChip:
    """A country of an article; ``about`` tells what it is about from what it only names."""

    code: str  # ISO 3166-1 alpha-2
    about: bool


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag with its path (``border/smuggling``); ``count`` are live articles, children's too."""

    id: int
    uid: str
    path: str
    name: str
    depth: int  # 0 for a root
    parent_id: int | None
    colour: int  # 0 to 5
    count: int = 0


@dataclass(frozen=True, slots=True)
class CountryCount:
    """A country and the live articles that name it."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SidebarRow:
    """Everything the sidebar shows. ``inbox`` is what is unread and not archived."""

    inbox: int
    library: int
    trash: int
    tags: tuple[TagRow, ...]  # in tree order
    countries: tuple[CountryCount, ...]  # most first
    sources: tuple[SourceRow, ...]  # most first
    speakers: tuple[tuple[str, int], ...]  # those in most articles, suggested quotes included
    sample: bool  # the sample desk is in this library


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in a list."""

    id: int
    uid: str
    title: str
    source: str
    published: str
    language: str
    countries: tuple[CountryChip, ...]  # about first, then by share
    tags: tuple[TagRow, ...]
    quotes: int  # accepted
    suggestions: int  # open
    copies: int  # other articles of the story
    unread: bool
    archived: bool
    trashed: bool
    briefed: tuple[str, ...]  # titles or numbers of briefs that hold it
    title_hits: tuple[tuple[int, int], ...] = ()  # code points of the title
    versions: int = 1  # of its page, itself included


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found. ``ids`` are all matches in the order asked for.

    ``facets`` maps ``country about source tag language speaker month`` to counts over all matches,
    most first: codes, names, tag paths, ISO months.
    """

    query: str
    understood: str
    ids: tuple[int, ...]
    scores: tuple[float, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    milliseconds: float = 0.0

    @property
    def total(self) -> int:
        """How many articles match."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Hit:
    """One found article as the terminal and scripts see it."""

    uid: str
    title: str
    source: str
    published: str
    score: float
    snippet: tuple[Segment, ...]
    countries: tuple[str, ...]
    tags: tuple[str, ...]
    copies: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best hits of a search, and counts over all of them."""

    query: str
    understood: str
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date of an article and where it was found."""

    value: str
    precision: str  # "minute", "day", "month", "year"
    origin: Origin


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block of an article's text."""

    position: int
    kind: BlockKind
    tail: bool
    text: str


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A word that names a country; ``words`` as they stand in the text.

    ``rivals`` are the countries it may stand for too; ``note`` says why it is counted so.
    """

    place: Place
    words: str
    kind: str
    confidence: float  # 0.0 to 1.0
    rivals: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country of an article with its evidence."""

    code: str
    name: str
    about: bool
    share: float  # 0.0 to 1.0
    by_officer: bool
    mentions: tuple[MentionRow, ...]


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A suggested quote."""

    id: int
    article_id: int
    places: tuple[Place, ...]
    words: str
    speaker: str  # "" when nobody is named
    role: str
    country: str | None
    kind: SpeechKind
    confidence: float  # 0.0 to 1.0
    verdict: Verdict
    shown: str = ""  # the words as one reads them: what is left out between them as [...]


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A kept quote, with what is needed of its article."""

    id: int
    uid: str
    article_id: int
    places: tuple[Place, ...]
    words: str
    speaker: str
    role: str
    country: str | None
    kind: SpeechKind
    comment: str
    verbatim: bool  # the words still stand at their place
    review: bool  # the page was read anew and the words were not found for certain
    orphan: bool  # the officer keeps it without a place
    headline: str
    source: str
    published: str
    language: str
    tags: tuple[TagRow, ...]
    countries: tuple[CountryChip, ...]
    added: str
    briefed: tuple[str, ...]
    shown: str = ""  # the words as one reads them: what is left out between them as [...]
    own_tags: tuple[TagRow, ...] = ()  # the quote's; ``tags`` are its article's
    colour: MarkColour = MarkColour.GREEN
    translation: str = ""
    translator: str = ""
    translation_language: str = ""  # ISO 639-1


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Another article of the same story."""

    id: int
    title: str
    source: str
    published: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a page; ``saved`` is when it was captured, else when it came in."""

    id: int
    uid: str
    title: str
    published: str
    saved: str
    newest: bool  # it stands for the page in lists and counts


@dataclass(frozen=True, slots=True)
class OriginalRow:
    """The page an article was read from."""

    name: str
    member: str
    format: Format
    size: int  # bytes
    sha256: str
    path: str  # where it lies in the library folder


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A change the officer made; ``undone`` ones can be made again."""

    id: int
    label: str
    made: str
    undone: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything the reader and the inspector show of one article."""

    id: int
    uid: str
    title: str
    byline: tuple[str, ...]
    source: SourceRow | None
    url: str
    language: str
    published: DateRow | None
    captured: DateRow | None
    event: str
    added: str
    unread: bool
    archived: bool
    trashed: bool
    blocks: tuple[BlockRow, ...]
    countries: tuple[CountryRow, ...]
    suggestions: tuple[SuggestionRow, ...]  # open ones, in text order
    quotes: tuple[QuoteRow, ...]  # in text order
    tags: tuple[TagRow, ...]
    copies: tuple[CopyRow, ...]
    versions: tuple[VersionRow, ...]  # newest first; none for the only one
    briefed: tuple[str, ...]
    original: OriginalRow
    chain: tuple[ChainRow, ...] = ()  # from whom the text says that it has what it tells
    picture: PictureRow | None = None
    excerpt: bool = False  # the file gives the beginning or a summary only


@dataclass(frozen=True, slots=True)
class ImportLineRow:
    """What became of one page. ``article_id`` and ``uid`` are set where there is an article."""

    path: str
    member: str | None
    stored: Stored | None  # None: it could not be read
    title: str = ""
    article_id: int | None = None
    uid: str = ""
    sha256: str = ""
    problem: str = ""
    message: str = ""
    advice: str = ""
    id: int = 0

    @property
    def failed(self) -> bool:
        """Whether the page was not read, and nothing was decided about it."""
        return self.stored is None

    @property
    def can_retry(self) -> bool:
        """Whether it can be read once more: from its path or from the kept original."""
        return self.failed

    @property
    def can_read_as_text(self) -> bool:
        """Whether the kept file can be taken as plain text; parts of archives can not."""
        return self.failed and self.sha256 != "" and self.member is None

    @property
    def can_keep(self) -> bool:
        """Whether the file is kept and can stay in the library as an attachment."""
        return self.failed and self.sha256 != ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How an import went."""

    id: int
    lines: tuple[ImportLineRow, ...]
    cancelled: bool = False

    @property
    def new(self) -> int:
        """How many articles were added."""
        return sum(line.stored in {Stored.NEW, Stored.VERSION} for line in self.lines)

    @property
    def known(self) -> int:
        """How many were in the library already."""
        return sum(line.stored is Stored.KNOWN for line in self.lines)

    @property
    def failed(self) -> tuple[ImportLineRow, ...]:
        """The pages that could not be read."""
        return tuple(line for line in self.lines if line.failed)

    @property
    def leads(self) -> tuple[ImportLineRow, ...]:
        """The addresses that came instead of pages."""
        return tuple(line for line in self.lines if line.stored is Stored.LEAD)

    @property
    def attachments(self) -> tuple[ImportLineRow, ...]:
        """The pages that could not be read and are kept as attachments."""
        return tuple(line for line in self.lines if line.stored is Stored.ATTACHMENT)


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import of the past."""

    id: int
    started: str
    new: int
    known: int
    failed: int
    cancelled: bool
    sample: bool
    leads: int = 0
    attachments: int = 0
