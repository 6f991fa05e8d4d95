"""The directory: councils, organisations, services and their parts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "council",
    "district",
    "organisation",
    "location",
    "service",
    "attribute",
    "language",
    "search_word",
    "cost_option",
    "phone",
    "schedule",
    "service_area",
    "service_at_location",
)


def upgrade() -> None:
    _make_councils()
    _make_organisations()
    _make_services()
    _index_services()
    _make_terms()
    _make_words()
    _make_parts()
    _make_schedules()
    _make_places()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _make_councils() -> None:
    op.create_table(
        "council",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("website", sa.String(length=300)),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council")),
    )
    op.create_table(
        "district",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("ons_code", sa.String(length=12)),
        sa.Column("council_id", sa.String(length=60), nullable=False),
        sa.Column("to_date", sa.Date()),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_district_council_id_council")
        ),
        sa.PrimaryKeyConstraint("name", "from_date", name=op.f("pk_district")),
    )


def _make_organisations() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("website", sa.String(length=500)),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_organisation_source")),
    )
    op.create_table(
        "location",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.String(length=300)),
        sa.Column("town", sa.String(length=100)),
        sa.Column("postcode", sa.String(length=10)),
        sa.Column("district", sa.String(length=100)),
        sa.Column("latitude", sa.Double()),
        sa.Column("longitude", sa.Double()),
        sa.Column("is_approximate", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
    )
    op.create_index(op.f("ix_location_district"), "location", ["district"])
    op.create_index("ix_location_position", "location", ["latitude", "longitude"])
    op.create_index(op.f("ix_location_postcode"), "location", ["postcode"])


def _make_services() -> None:
    op.create_table(
        "service",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("website", sa.String(length=500)),
        sa.Column("email", sa.String(length=200)),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.String(length=100), nullable=False),
        sa.Column("source_digest", sa.String(length=64)),
        sa.Column("source_area", sa.String(length=100)),
        sa.Column("cqc_location_id", sa.String(length=40)),
        sa.Column("cqc_rating", sa.String(length=40)),
        sa.Column("cqc_rating_date", sa.Date()),
        sa.Column("accepts_direct_payments", sa.Boolean()),
        sa.Column("wheelchair_accessible", sa.Boolean()),
        sa.Column("drives", sa.Boolean()),
        sa.Column("places_free", sa.Boolean()),
        sa.Column("is_free", sa.Boolean()),
        sa.Column("minimum_age", sa.Integer()),
        sa.Column("maximum_age", sa.Integer()),
        sa.Column("confirmed_on", sa.Date()),
        sa.Column("created_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at_utc", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_service_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_service_source")),
    )


def _index_services() -> None:
    op.create_index(op.f("ix_service_cqc_location_id"), "service", ["cqc_location_id"])
    op.create_index(op.f("ix_service_is_example"), "service", ["is_example"])
    op.create_index(op.f("ix_service_organisation_id"), "service", ["organisation_id"])
    op.create_index(op.f("ix_service_source_area"), "service", ["source_area"])


def _make_terms() -> None:
    op.create_table(
        "attribute",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("taxonomy", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_attribute_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("service_id", "taxonomy", "code", name=op.f("pk_attribute")),
    )
    op.create_index("ix_attribute_taxonomy_code", "attribute", ["taxonomy", "code", "service_id"])
    op.create_table(
        "language",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_language_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("service_id", "code", name=op.f("pk_language")),
    )


def _make_words() -> None:
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


def _make_parts() -> None:
    op.create_table(
        "cost_option",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=10, scale=2)),
        sa.Column("unit", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_cost_option_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_option")),
    )
    op.create_index(op.f("ix_cost_option_service_id"), "cost_option", ["service_id"])
    op.create_table(
        "phone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_phone_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone")),
    )
    op.create_index(op.f("ix_phone_service_id"), "phone", ["service_id"])


def _make_schedules() -> None:
    op.create_table(
        "schedule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("byday", sa.String(length=40), nullable=False),
        sa.Column("opens_at", sa.Time()),
        sa.Column("closes_at", sa.Time()),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_schedule_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule")),
    )
    op.create_index(op.f("ix_schedule_service_id"), "schedule", ["service_id"])


def _make_places() -> None:
    op.create_table(
        "service_area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("district", sa.String(length=100)),
        sa.Column("radius_km", sa.Double()),
        sa.Column("is_assumed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_service_area_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_area")),
    )
    op.create_index(op.f("ix_service_area_district"), "service_area", ["district"])
    op.create_index(op.f("ix_service_area_service_id"), "service_area", ["service_id"])
    op.create_table(
        "service_at_location",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["location.id"],
            name=op.f("fk_service_at_location_location_id_location"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_service_at_location_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("service_id", "location_id", name=op.f("pk_service_at_location")),
    )
    op.create_index(
        op.f("ix_service_at_location_location_id"), "service_at_location", ["location_id"]
    )
