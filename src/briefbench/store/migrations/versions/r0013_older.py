"""Which articles a newer version stands for is noted with the revision of each."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

OLDER = """
UPDATE touched SET older = 1 WHERE id IN (
  SELECT id FROM (
    SELECT id, row_number() OVER (
      PARTITION BY address
      ORDER BY excerpt, format = 'feed', coalesce(captured, added) DESC, id DESC
    ) AS place
    FROM article WHERE trashed IS NULL AND address IS NOT NULL
  ) WHERE place > 1
)
"""


def upgrade() -> None:
    """Note it of the articles there are."""
    column: sa.Column[bool] = sa.Column("older", sa.Boolean(), nullable=False, server_default="0")
    op.add_column("touched", column)
    op.execute(OLDER)
    op.execute("CREATE INDEX ix_touched_older ON touched (id) WHERE older = 1")


def downgrade() -> None:
    """Forget it."""
    op.drop_index("ix_touched_older", "touched")
    op.execute("ALTER TABLE touched DROP COLUMN older")
