"""Makes articles for tests without reading pages: a draft, stored as an import stores it."""

from itertools import count

from briefbench.analysis.fingerprint import fingerprint_of
from briefbench.base.words import tr
from briefbench.desk.grouping import Grouping
from briefbench.model.drafts import (
    ArticleDraft,
    BlockDraft,
    CountryDraft,
    DateDraft,
    MentionDraft,
    QuoteDraft,
    SourceDraft,
)
from briefbench.model.kinds import BlockKind, Format, MentionKind, Origin, SpeechKind
from briefbench.store.intake import ArticleWriter, Bulk, original_id
from briefbench.store.keeping import keep_original

_numbers = count(1)

BODY = (
    "Customs in Dushanbe counted 41 attempts, the office said.",
    "“We see the old route used by night,” said the deputy chief of the border service.",
)
TAIL = ("Read also", "Bridge repair to finish in autumn in Termez")


def draft_of(
    title="Customs counts 41 attempts",
    body=BODY,
    *,
    tail=TAIL,
    source="Vakhsh Herald",
    published="2026-10-13",
    countries=(("TJ", True),),
    quotes=True,
    language="en",
    tags=(),
    kind=Format.HTML,
    member=None,
    url=None,
    excerpt=False,
):
    """Return a draft; the words in “ ” of its body are its one quote."""
    text = "\n\n".join(body)
    found = ()
    if quotes and "“" in text:
        span = (text.index("“"), text.index("”") + 1)
        found = (
            QuoteDraft(
                spans=(span,),
                kind=SpeechKind.DIRECT,
                confidence=0.95,
                speaker_text="deputy chief of the border service",
                role="deputy chief of the border service",
                country="TJ",
            ),
        )
    place = max(text.find("Dushanbe"), 0)
    mention = MentionDraft(place, place + 8, MentionKind.CAPITAL, 0.9)
    return ArticleDraft(
        title=title,
        blocks=tuple(
            [BlockDraft(BlockKind.PARAGRAPH, words) for words in body]
            + [BlockDraft(BlockKind.PARAGRAPH, words, tail=True) for words in tail]
        ),
        format=kind,
        member=member,
        source=SourceDraft(source, ""),
        published=DateDraft(published, Origin.METADATA) if published else None,
        language=language,
        tags=tuple(tags),
        countries=tuple(
            CountryDraft(code, about, 1 / len(countries), (mention,)) for code, about in countries
        ),
        quotes=found,
        fingerprint=fingerprint_of(text),
        url=url,
        excerpt=excerpt,
    )


def add_drafts(library, drafts):
    """Store drafts as an import does, each with an original of its own; return their ids."""
    ids = []
    with library.change(tr("Import"), undoable=False) as session:
        bulk = Bulk(session)
        writer = ArticleWriter(bulk)
        for draft in drafts:
            content = f"page {next(_numbers)}".encode()
            kept = keep_original(library.folder, content, "page.html")
            ids.append(writer.add(draft, original_id(session, bulk, kept))[0])
        bulk.flush()
        Grouping().place(session, writer.prints)
    return ids


def add_original(library, content, name, draft):
    """Store one article with the file it was read from; return its id."""
    with library.change(tr("Import"), undoable=False) as session:
        bulk = Bulk(session)
        kept = keep_original(library.folder, content, name)
        writer = ArticleWriter(bulk)
        id_ = writer.add(draft, original_id(session, bulk, kept))[0]
        bulk.flush()
        Grouping().place(session, writer.prints)
    return id_


def add_article(library, *args, **options):
    """Store one article made by ``draft_of`` and return its id."""
    return add_drafts(library, [draft_of(*args, **options)])[0]
