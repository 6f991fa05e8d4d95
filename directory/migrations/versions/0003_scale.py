"""The directory at scale: more of each listing, its history, and tables that search reads."""

import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NEW_TABLES = (
    "contact",
    "listing_change",
    "possible_duplicate",
    "search_entry",
    "search_location",
    "search_posting",
    "search_spelling",
    "search_stem",
    "synonym",
    "synonym_group",
    "place_name",
    "postcode",
)
INDEXES = ("ix_service_number", "ix_service_joined_to_id", "ix_service_updated_at_utc")


def upgrade() -> None:
    for column in _new_of_service():
        op.add_column("service", column)
    for table, column in _new_of_parts():
        op.add_column(table, column)
    _number_the_services()
    op.create_index("ix_service_number", "service", ["number"], unique=True)
    op.create_index("ix_service_joined_to_id", "service", ["joined_to_id"])
    op.create_index("ix_service_updated_at_utc", "service", ["updated_at_utc"])
    op.execute(
        "UPDATE service SET capacity = CASE WHEN places_free THEN 'yes' ELSE 'no' END "
        "WHERE places_free IS NOT NULL"
    )
    op.drop_column("service", "places_free")
    op.drop_table("search_word")
    _make_contact()
    _make_listing_change()
    _make_possible_duplicate()
    _make_search_entry()
    _make_search_location()
    _make_search_words()
    _make_synonyms()
    _make_places()


def downgrade() -> None:
    for table in NEW_TABLES:
        op.drop_table(table)
    for name in INDEXES:
        op.drop_index(name, table_name="service")
    op.add_column("service", sa.Column("places_free", sa.Boolean()))
    is_free = sa.text("UPDATE service SET places_free = :free WHERE capacity = :said")
    for said, free in (("yes", True), ("no", False)):
        op.get_bind().execute(
            is_free.bindparams(sa.bindparam("free", type_=sa.Boolean())),
            {"free": free, "said": said},
        )
    for column in _new_of_service():
        op.drop_column("service", column.name)
    for table, column in _new_of_parts():
        op.drop_column(table, column.name)
    _make_search_word()


def _new_of_service() -> list[sa.Column[Any]]:
    return [
        sa.Column("number", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("other_names", sa.Text(), nullable=False, server_default=""),
        sa.Column("status_by", sa.String(length=10), nullable=False, server_default="source"),
        sa.Column("joined_to_id", sa.Uuid()),
        sa.Column("filled", sa.JSON()),
        sa.Column("cqc_provider_id", sa.String(length=40)),
        sa.Column("cqc_questions", sa.JSON()),
        sa.Column("beds", sa.Integer()),
        sa.Column("capacity", sa.String(length=10)),
        sa.Column("capacity_said_on", sa.Date()),
        sa.Column("eligibility", sa.Text()),
        sa.Column("how_to_apply", sa.Text()),
        sa.Column("fees", sa.Text()),
        sa.Column("needs_confirming", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("checked_on", sa.Date()),
        sa.Column("starts_on", sa.Date()),
        sa.Column("ends_on", sa.Date()),
    ]


def _new_of_parts() -> list[tuple[str, sa.Column[Any]]]:
    words, never = sa.String(length=300), sa.false()
    return [
        ("location", sa.Column("name", words)),
        (
            "location",
            sa.Column("is_confidential", sa.Boolean(), nullable=False, server_default=never),
        ),
        ("schedule", sa.Column("description", words)),
        ("cost_option", sa.Column("amount_to", sa.Numeric(precision=10, scale=2))),
        ("cost_option", sa.Column("description", words)),
    ]


def _number_the_services() -> None:
    service = sa.table("service", sa.column("id", sa.Uuid()), sa.column("number", sa.BigInteger()))
    bind = op.get_bind()
    ids: list[uuid.UUID] = list(bind.scalars(sa.select(service.c.id)))
    update = (
        sa.update(service)
        .where(service.c.id == sa.bindparam("which"))
        .values(number=sa.bindparam("number"))
    )
    if ids:
        bind.execute(update, [{"which": i, "number": i.int >> 65} for i in ids])


def _make_contact() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200)),
        sa.Column("title", sa.String(length=200)),
        sa.Column("email", sa.String(length=200)),
        sa.Column("phone", sa.String(length=40)),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_contact_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_service_id"), "contact", ["service_id"])


def _make_listing_change() -> None:
    op.create_table(
        "listing_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing_change")),
    )
    op.create_index(op.f("ix_listing_change_service_id"), "listing_change", ["service_id"])


def _make_possible_duplicate() -> None:
    op.create_table(
        "possible_duplicate",
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("found_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.String(length=20)),
        sa.Column("decided_by", sa.String(length=100)),
        *(
            sa.ForeignKeyConstraint(
                [column],
                ["service.id"],
                name=op.f(f"fk_possible_duplicate_{column}_service"),
                ondelete="CASCADE",
            )
            for column in ("first_id", "second_id")
        ),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_possible_duplicate")),
    )
    op.create_index(op.f("ix_possible_duplicate_second_id"), "possible_duplicate", ["second_id"])


def _make_search_entry() -> None:
    big = ("number", "services", "needs", "flags", "name_key")
    small = ("cover", "rating", "capacity", "minimum_age", "maximum_age", "ages")
    whole = ("reach", "price", "confirmed_day", "from_day", "to_day")
    op.create_table(
        "search_entry",
        sa.Column("cell", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("part", sa.SmallInteger(), autoincrement=False, nullable=False),
        *(sa.Column(n, sa.BigInteger(), autoincrement=False, nullable=False) for n in big),
        *(sa.Column(n, sa.SmallInteger(), nullable=False) for n in small),
        *(sa.Column(n, sa.Integer(), nullable=False) for n in whole),
        sa.Column("x", sa.Integer()),
        sa.Column("y", sa.Integer()),
        sa.PrimaryKeyConstraint("cell", "number", "part", name=op.f("pk_search_entry")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_search_entry_number", "search_entry", ["number", "part", "from_day", "to_day"]
    )


def _make_search_location() -> None:
    op.create_table(
        "search_location",
        sa.Column("cell", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("part", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("x", sa.Integer()),
        sa.Column("y", sa.Integer()),
        sa.Column("pair", sa.BigInteger(), nullable=False),
        sa.Column("says_area", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("cell", "number", "part", name=op.f("pk_search_location")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_location_number", "search_location", ["number"])
    op.create_index("ix_search_location_pair", "search_location", ["pair"])


def _make_search_words() -> None:
    op.create_table(
        "search_stem",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("stem", sa.String(length=60), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_stem")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_posting",
        sa.Column("stem_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("field", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stem_id", "number", name=op.f("pk_search_posting")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_posting_number", "search_posting", ["number"])
    op.create_table(
        "search_spelling",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("stem_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "stem_id", name=op.f("pk_search_spelling")),
        sqlite_with_rowid=False,
    )


def _make_synonyms() -> None:
    op.create_table(
        "synonym_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=40)),
        sa.Column("need", sa.String(length=40)),
        sa.Column("kind", sa.String(length=40)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synonym_group")),
    )
    op.create_table(
        "synonym",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("phrase", sa.String(length=100), nullable=False),
        sa.Column("stems", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["synonym_group.id"],
            name=op.f("fk_synonym_group_id_synonym_group"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synonym")),
    )
    op.create_index(op.f("ix_synonym_group_id"), "synonym", ["group_id"])
    op.create_index(op.f("ix_synonym_stems"), "synonym", ["stems"])


def _make_places() -> None:
    op.create_table(
        "postcode",
        sa.Column("postcode", sa.String(length=8), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("district", sa.String(length=100)),
        sa.PrimaryKeyConstraint("postcode", name=op.f("pk_postcode")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "place_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("name_key", sa.String(length=100), nullable=False),
        sa.Column("size", sa.String(length=20), nullable=False),
        sa.Column("district", sa.String(length=100)),
        sa.Column("county", sa.String(length=100)),
        sa.Column("outcode", sa.String(length=5)),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_name")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_place_name_source")),
    )
    op.create_index("ix_place_name_name_key", "place_name", ["name_key"])


def _make_search_word() -> None:
    """As the first step made it; the next `release` of that version fills it."""
    op.create_table(
        "search_word",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("stem", sa.String(length=60), nullable=False),
        sa.Column("field", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_search_word_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("service_id", "stem", name=op.f("pk_search_word")),
    )
    op.create_index("ix_search_word_stem", "search_word", ["stem", "service_id"])
