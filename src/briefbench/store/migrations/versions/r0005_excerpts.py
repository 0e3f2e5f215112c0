"""Excerpts: articles of which the file gives a part only."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column; what was an excerpt is known again once the page is read again."""
    op.add_column("article", sa.Column("excerpt", sa.Boolean(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Take it away: every article counts as whole."""
    op.execute("ALTER TABLE article DROP COLUMN excerpt")  # in place: a copy would lose children
