"""Facts of articles packed in indexes, from which they are read as arrays."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_article_facts": (
        "article (printf('%08x%08x%d%d%d%-3.3s%-26.26s%-26.26s%-26.26s%-26.26s', id, source_id,"
        " read, archived, trashed IS NOT NULL, language, published, captured, event, added))"
    ),
    "ix_article_country_facts": "article_country (printf('%08x%-3.3s%d', article_id, code, about))",
    "ix_article_tag_facts": "article_tag (printf('%08x%08x', article_id, tag_id))",
    "ix_in_story_facts": "in_story (printf('%08x%08x', id, story_id))",
    "ix_quote_facts": "quote (printf('%08x%08x', article_id, speaker_id))",
    "ix_suggestion_facts": (
        "suggestion (speaker, printf('%08x', article_id)) WHERE verdict = 'open'"
    ),
}


def upgrade() -> None:
    """Make the indexes; SQLite keeps them from now on."""
    for name, rows in INDEXES.items():
        op.execute(f"CREATE INDEX {name} ON {rows}")


def downgrade() -> None:
    """Take them away."""
    for name in INDEXES:
        op.execute(f"DROP INDEX {name}")
