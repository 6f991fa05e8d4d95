"""What `web` keeps: conversations, their turns, and feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_conversation()
    _make_turn()
    op.create_table(
        "feedback",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("page", sa.String(length=200)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )


def downgrade() -> None:
    op.drop_table("feedback")
    op.drop_table("turn")
    op.drop_table("conversation")


def _make_conversation() -> None:
    """The id is the SHA-256, in hexadecimal, of the secret that the person's browser holds."""
    op.create_table(
        "conversation",
        sa.Column("id", sa.CHAR(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("search", sa.JSON(), nullable=False),
        sa.Column("turn_count", sa.Integer(), nullable=False),
        sa.Column("created_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
    )
    op.create_index(op.f("ix_conversation_last_at_utc"), "conversation", ["last_at_utc"])


def _make_turn() -> None:
    op.create_table(
        "turn",
        sa.Column("id", sa.CHAR(length=36), nullable=False),
        sa.Column("conversation_id", sa.CHAR(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("reply", sa.JSON(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=100)),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_turn_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn")),
        sa.UniqueConstraint("conversation_id", "number", name=op.f("uq_turn_conversation_id")),
        sa.UniqueConstraint(
            "conversation_id", "idempotency_key", name=op.f("uq_turn_idempotency_key")
        ),
    )
