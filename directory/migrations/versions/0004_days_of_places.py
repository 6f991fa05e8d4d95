"""The days of a listing stand beside each of its places: a page of places asks no other table."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

DAYS = ("from_day", "to_day")


def upgrade() -> None:
    for name in DAYS:
        column = sa.Column(name, sa.Integer(), nullable=False, server_default="0")
        op.add_column("search_location", column)
        op.execute(
            f"UPDATE search_location SET {name} = (SELECT {name} FROM search_entry WHERE "  # noqa: S608
            "search_entry.number = search_location.number AND search_entry.part = 0)"
        )


def downgrade() -> None:
    for name in DAYS:
        op.drop_column("search_location", name)
