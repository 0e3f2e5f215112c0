"""Beside a quote: colour, translation, tags of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TEXTS = {"colour": "green", "translation": "", "translator": "", "translation_language": ""}
"""New columns of quotes, and what quotes made before have in them."""


def upgrade() -> None:
    """Make columns and table; quotes made before look as they did."""
    for name, value in TEXTS.items():
        column = sa.Column(name, sa.String(), nullable=False, server_default=value)
        op.add_column("quote", column)
    op.create_table(
        "quote_tag",
        sa.Column("quote_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("quote_id", "tag_id"),
        sqlite_autoincrement=True,
    )
    for name in ("quote_id", "tag_id"):
        op.create_index(f"ix_quote_tag_{name}", "quote_tag", [name])


def downgrade() -> None:
    """Take them away, with what is in them."""
    op.drop_table("quote_tag")
    for name in TEXTS:
        op.execute(f"ALTER TABLE quote DROP COLUMN {name}")  # in place: a copy loses children
