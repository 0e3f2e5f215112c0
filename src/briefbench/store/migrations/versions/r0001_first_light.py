"""First light: articles, quotes, tags, briefs, imports, journal."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = sa.MetaData()

sa.Table(
    "brief",
    TABLES,
    sa.Column("title", sa.String(), nullable=False),
    sa.Column("subtitle", sa.String(), nullable=False),
    sa.Column("number", sa.String(), nullable=False),
    sa.Column("author", sa.String(), nullable=False),
    sa.Column("distribution", sa.String(), nullable=False),
    sa.Column("marking", sa.String(), nullable=False),
    sa.Column(
        "tlp",
        sa.Enum(
            "TLP:CLEAR",
            "TLP:GREEN",
            "TLP:AMBER",
            "TLP:AMBER+STRICT",
            "TLP:RED",
            name="tlp",
            native_enum=False,
            length=24,
        ),
        nullable=False,
    ),
    sa.Column("cutoff", sa.String(), nullable=False),
    sa.Column("glance", sa.JSON(), nullable=False),
    sa.Column("made", sa.String(), nullable=False),
    sa.Column("uid", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("uid"),
    sqlite_autoincrement=True,
)
sa.Table(
    "change",
    TABLES,
    sa.Column("label", sa.String(), nullable=False),
    sa.Column("made", sa.String(), nullable=False),
    sa.Column("undone", sa.Boolean(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sqlite_autoincrement=True,
)
sa.Index("ix_change_undone", TABLES.tables["change"].c.undone)
sa.Table(
    "import",
    TABLES,
    sa.Column("started", sa.String(), nullable=False),
    sa.Column("ended", sa.String(), nullable=True),
    sa.Column("cancelled", sa.Boolean(), nullable=False),
    sa.Column("sample", sa.Boolean(), nullable=False),
    sa.Column("uid", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("uid"),
    sqlite_autoincrement=True,
)
sa.Table(
    "original",
    TABLES,
    sa.Column("sha256", sa.String(), nullable=False),
    sa.Column("suffix", sa.String(), nullable=False),
    sa.Column("name", sa.String(), nullable=False),
    sa.Column("size", sa.Integer(), nullable=False),
    sa.Column("added", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("sha256"),
    sqlite_autoincrement=True,
)
sa.Table(
    "setting",
    TABLES,
    sa.Column("name", sa.String(), nullable=False),
    sa.Column("value", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("name"),
    sqlite_autoincrement=True,
)
sa.Table(
    "source",
    TABLES,
    sa.Column("name", sa.String(), nullable=False),
    sa.Column("domain", sa.String(), nullable=False),
    sa.Column("country", sa.String(), nullable=True),
    sa.Column("kind", sa.String(), nullable=False),
    sa.Column("note", sa.String(), nullable=False),
    sa.Column("uid", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("name", "domain"),
    sa.UniqueConstraint("uid"),
    sqlite_autoincrement=True,
)
sa.Index("ix_source_domain", TABLES.tables["source"].c.domain)
sa.Index("ix_source_name", TABLES.tables["source"].c.name)
sa.Table(
    "speaker",
    TABLES,
    sa.Column("name", sa.String(), nullable=False),
    sa.Column("uid", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("name"),
    sa.UniqueConstraint("uid"),
    sqlite_autoincrement=True,
)
sa.Table(
    "tag",
    TABLES,
    sa.Column("parent_id", sa.Integer(), nullable=True),
    sa.Column("name", sa.String(), nullable=False),
    sa.Column("colour", sa.Integer(), nullable=False),
    sa.Column("uid", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["parent_id"], ["tag.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("parent_id", "name"),
    sa.UniqueConstraint("uid"),
    sqlite_autoincrement=True,
)
sa.Index("ix_tag_parent_id", TABLES.tables["tag"].c.parent_id)
sa.Table(
    "touched",
    TABLES,
    sa.Column("revision", sa.Integer(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("id"),
)
sa.Index("ix_touched_revision", TABLES.tables["touched"].c.revision)
sa.Table(
    "article",
    TABLES,
    sa.Column("original_id", sa.Integer(), nullable=False),
    sa.Column("member", sa.String(), nullable=False),
    sa.Column("source_id", sa.Integer(), nullable=True),
    sa.Column("title", sa.String(), nullable=False),
    sa.Column("byline", sa.JSON(), nullable=False),
    sa.Column("url", sa.String(), nullable=True),
    sa.Column(
        "format",
        sa.Enum("html", "mhtml", "text", "jsonl", name="format", native_enum=False, length=24),
        nullable=False,
    ),
    sa.Column("language", sa.String(), nullable=False),
    sa.Column("published", sa.String(), nullable=True),
    sa.Column(
        "published_origin",
        sa.Enum(
            "metadata",
            "address",
            "text",
            "container",
            "officer",
            name="origin",
            native_enum=False,
            length=24,
        ),
        nullable=True,
    ),
    sa.Column("captured", sa.String(), nullable=True),
    sa.Column(
        "captured_origin",
        sa.Enum(
            "metadata",
            "address",
            "text",
            "container",
            "officer",
            name="origin",
            native_enum=False,
            length=24,
        ),
        nullable=True,
    ),
    sa.Column("event", sa.String(), nullable=True),
    sa.Column("added", sa.String(), nullable=False),
    sa.Column("read", sa.Boolean(), nullable=False),
    sa.Column("archived", sa.Boolean(), nullable=False),
    sa.Column("trashed", sa.String(), nullable=True),
    sa.Column("body_key", sa.Integer(), nullable=False),
    sa.Column("fingerprint", sa.JSON(), nullable=False),
    sa.Column("uid", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(
        ["original_id"],
        ["original.id"],
    ),
    sa.ForeignKeyConstraint(
        ["source_id"],
        ["source.id"],
    ),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("original_id", "member"),
    sa.UniqueConstraint("uid"),
    sqlite_autoincrement=True,
)
sa.Index("ix_article_body_key", TABLES.tables["article"].c.body_key)
sa.Index("ix_article_original_id", TABLES.tables["article"].c.original_id)
sa.Index("ix_article_source_id", TABLES.tables["article"].c.source_id)
sa.Table(
    "change_line",
    TABLES,
    sa.Column("change_id", sa.Integer(), nullable=False),
    sa.Column("kind", sa.String(), nullable=False),
    sa.Column("row_id", sa.Integer(), nullable=False),
    sa.Column("before", sa.String(), nullable=True),
    sa.Column("after", sa.String(), nullable=True),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["change_id"], ["change.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sqlite_autoincrement=True,
)
sa.Index("ix_change_line_change_id", TABLES.tables["change_line"].c.change_id)
sa.Table(
    "part",
    TABLES,
    sa.Column("page_id", sa.Integer(), nullable=False),
    sa.Column("original_id", sa.Integer(), nullable=False),
    sa.Column("name", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["original_id"], ["original.id"], ondelete="CASCADE"),
    sa.ForeignKeyConstraint(["page_id"], ["original.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("page_id", "name"),
    sqlite_autoincrement=True,
)
sa.Index("ix_part_original_id", TABLES.tables["part"].c.original_id)
sa.Table(
    "section",
    TABLES,
    sa.Column("brief_id", sa.Integer(), nullable=False),
    sa.Column("position", sa.Integer(), nullable=False),
    sa.Column("title", sa.String(), nullable=False),
    sa.Column("uid", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["brief_id"], ["brief.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("uid"),
    sqlite_autoincrement=True,
)
sa.Index("ix_section_brief_id", TABLES.tables["section"].c.brief_id)
sa.Table(
    "article_country",
    TABLES,
    sa.Column("code", sa.String(), nullable=False),
    sa.Column("about", sa.Boolean(), nullable=False),
    sa.Column("share", sa.Double(), nullable=False),
    sa.Column("mentions", sa.JSON(), nullable=False),
    sa.Column("by_officer", sa.Boolean(), nullable=False),
    sa.Column("article_id", sa.Integer(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("article_id", "code"),
    sqlite_autoincrement=True,
)
sa.Index("ix_article_country_article_id", TABLES.tables["article_country"].c.article_id)
sa.Index("ix_article_country_code", TABLES.tables["article_country"].c.code)
sa.Table(
    "article_tag",
    TABLES,
    sa.Column("tag_id", sa.Integer(), nullable=False),
    sa.Column("article_id", sa.Integer(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
    sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("article_id", "tag_id"),
    sqlite_autoincrement=True,
)
sa.Index("ix_article_tag_article_id", TABLES.tables["article_tag"].c.article_id)
sa.Index("ix_article_tag_tag_id", TABLES.tables["article_tag"].c.tag_id)
sa.Table(
    "block",
    TABLES,
    sa.Column("position", sa.Integer(), nullable=False),
    sa.Column(
        "kind",
        sa.Enum(
            "paragraph",
            "heading",
            "entry",
            "quote",
            "caption",
            name="blockkind",
            native_enum=False,
            length=24,
        ),
        nullable=False,
    ),
    sa.Column("tail", sa.Boolean(), nullable=False),
    sa.Column("text", sa.String(), nullable=False),
    sa.Column("article_id", sa.Integer(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("article_id", "position"),
    sqlite_autoincrement=True,
)
sa.Index("ix_block_article_id", TABLES.tables["block"].c.article_id)
sa.Table(
    "import_line",
    TABLES,
    sa.Column("import_id", sa.Integer(), nullable=False),
    sa.Column("path", sa.String(), nullable=False),
    sa.Column("member", sa.String(), nullable=True),
    sa.Column(
        "stored",
        sa.Enum("new", "known", "version", name="stored", native_enum=False, length=24),
        nullable=True,
    ),
    sa.Column("article_id", sa.Integer(), nullable=True),
    sa.Column("original_id", sa.Integer(), nullable=True),
    sa.Column("problem", sa.String(), nullable=False),
    sa.Column("message", sa.String(), nullable=False),
    sa.Column("advice", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="SET NULL"),
    sa.ForeignKeyConstraint(["import_id"], ["import.id"], ondelete="CASCADE"),
    sa.ForeignKeyConstraint(
        ["original_id"],
        ["original.id"],
    ),
    sa.PrimaryKeyConstraint("id"),
    sqlite_autoincrement=True,
)
sa.Index("ix_import_line_article_id", TABLES.tables["import_line"].c.article_id)
sa.Index("ix_import_line_import_id", TABLES.tables["import_line"].c.import_id)
sa.Index("ix_import_line_original_id", TABLES.tables["import_line"].c.original_id)
sa.Table(
    "item",
    TABLES,
    sa.Column("section_id", sa.Integer(), nullable=False),
    sa.Column("position", sa.Integer(), nullable=False),
    sa.Column(
        "kind",
        sa.Enum("article", "chart", "silence", name="itemkind", native_enum=False, length=24),
        nullable=False,
    ),
    sa.Column("headline", sa.String(), nullable=False),
    sa.Column("article_id", sa.Integer(), nullable=True),
    sa.Column(
        "text_type",
        sa.Enum("full", "excerpt", "summary", name="texttype", native_enum=False, length=24),
        nullable=True,
    ),
    sa.Column("text", sa.String(), nullable=False),
    sa.Column("comment", sa.String(), nullable=False),
    sa.Column("remark", sa.String(), nullable=False),
    sa.Column(
        "tlp",
        sa.Enum(
            "TLP:CLEAR",
            "TLP:GREEN",
            "TLP:AMBER",
            "TLP:AMBER+STRICT",
            "TLP:RED",
            name="tlp",
            native_enum=False,
            length=24,
        ),
        nullable=True,
    ),
    sa.Column("chart", sa.JSON(), nullable=False),
    sa.Column("uid", sa.String(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="SET NULL"),
    sa.ForeignKeyConstraint(["section_id"], ["section.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("uid"),
    sqlite_autoincrement=True,
)
sa.Index("ix_item_article_id", TABLES.tables["item"].c.article_id)
sa.Index("ix_item_section_id", TABLES.tables["item"].c.section_id)
sa.Table(
    "suggestion",
    TABLES,
    sa.Column(
        "kind",
        sa.Enum("direct", "mixed", "reported", name="speechkind", native_enum=False, length=24),
        nullable=False,
    ),
    sa.Column("places", sa.JSON(), nullable=False),
    sa.Column("words", sa.String(), nullable=False),
    sa.Column("speaker", sa.String(), nullable=False),
    sa.Column("speaker_place", sa.JSON(), nullable=False),
    sa.Column("role", sa.String(), nullable=False),
    sa.Column("country", sa.String(), nullable=True),
    sa.Column("cue_place", sa.JSON(), nullable=False),
    sa.Column("confidence", sa.Double(), nullable=False),
    sa.Column(
        "verdict",
        sa.Enum("open", "accepted", "dismissed", name="verdict", native_enum=False, length=24),
        nullable=False,
    ),
    sa.Column("article_id", sa.Integer(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sqlite_autoincrement=True,
)
sa.Index("ix_suggestion_article_id", TABLES.tables["suggestion"].c.article_id)
sa.Table(
    "quote",
    TABLES,
    sa.Column("suggestion_id", sa.Integer(), nullable=True),
    sa.Column("speaker_id", sa.Integer(), nullable=True),
    sa.Column(
        "kind",
        sa.Enum("direct", "mixed", "reported", name="speechkind", native_enum=False, length=24),
        nullable=False,
    ),
    sa.Column("places", sa.JSON(), nullable=False),
    sa.Column("words", sa.String(), nullable=False),
    sa.Column("prefix", sa.String(), nullable=False),
    sa.Column("suffix", sa.String(), nullable=False),
    sa.Column("role", sa.String(), nullable=False),
    sa.Column("country", sa.String(), nullable=True),
    sa.Column("comment", sa.String(), nullable=False),
    sa.Column("added", sa.String(), nullable=False),
    sa.Column("uid", sa.String(), nullable=False),
    sa.Column("article_id", sa.Integer(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
    sa.ForeignKeyConstraint(
        ["speaker_id"],
        ["speaker.id"],
    ),
    sa.ForeignKeyConstraint(["suggestion_id"], ["suggestion.id"], ondelete="SET NULL"),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("uid"),
    sqlite_autoincrement=True,
)
sa.Index("ix_quote_article_id", TABLES.tables["quote"].c.article_id)
sa.Index("ix_quote_speaker_id", TABLES.tables["quote"].c.speaker_id)
sa.Index("ix_quote_suggestion_id", TABLES.tables["quote"].c.suggestion_id)
sa.Table(
    "item_quote",
    TABLES,
    sa.Column("item_id", sa.Integer(), nullable=False),
    sa.Column("quote_id", sa.Integer(), nullable=False),
    sa.Column("position", sa.Integer(), nullable=False),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["item_id"], ["item.id"], ondelete="CASCADE"),
    sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sqlite_autoincrement=True,
)
sa.Index("ix_item_quote_item_id", TABLES.tables["item_quote"].c.item_id)
sa.Index("ix_item_quote_quote_id", TABLES.tables["item_quote"].c.quote_id)
sa.Table(
    "tray_entry",
    TABLES,
    sa.Column("article_id", sa.Integer(), nullable=True),
    sa.Column("quote_id", sa.Integer(), nullable=True),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
    sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("article_id"),
    sa.UniqueConstraint("quote_id"),
    sqlite_autoincrement=True,
)


def upgrade() -> None:
    """Make every table of a new library."""
    TABLES.create_all(op.get_bind())


def downgrade() -> None:
    """Remove them all."""
    TABLES.drop_all(op.get_bind())
