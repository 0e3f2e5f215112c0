"""Stories: who is in them, what copies and versions are found by; equal bodies need no key."""

import sqlalchemy as sa
from alembic import op

from briefbench.base.addresses import address_key

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; addresses are filled in here, stories by the next job over the library."""
    op.create_table(
        "story",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "in_story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["article.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_in_story_story_id", "in_story", ["story_id"])
    op.create_table(
        "shingle_run",
        sa.Column("entries", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "ungrouped",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.drop_index("ix_article_body_key", "article")
    op.execute("ALTER TABLE article DROP COLUMN body_key")  # in place: a copy would lose children
    op.add_column("article", sa.Column("address", sa.String(), nullable=True))
    op.create_index("ix_article_address", "article", ["address"])
    op.execute("INSERT INTO ungrouped (id) SELECT id FROM article")
    _fill_addresses()


def downgrade() -> None:
    """Take the tables away; bodies count as different then."""
    for name in ("in_story", "story", "shingle_run", "ungrouped"):
        op.drop_table(name)
    op.drop_index("ix_article_address", "article")
    op.execute("ALTER TABLE article DROP COLUMN address")
    op.add_column(
        "article", sa.Column("body_key", sa.Integer(), nullable=False, server_default="0")
    )
    op.execute("UPDATE article SET body_key = id")
    op.create_index("ix_article_body_key", "article", ["body_key"])


def _fill_addresses() -> None:
    connection = op.get_bind()
    known = connection.exec_driver_sql("SELECT id, url FROM article WHERE url IS NOT NULL").all()
    found = [(address, id_) for id_, url in known if (address := address_key(url))]
    if found:
        connection.exec_driver_sql("UPDATE article SET address = ? WHERE id = ?", found)
