"""Every setting of the site, from the environment; `docs/settings.md` lists them."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

EXAMPLE_COUNCIL = Path(__file__).parent / "council" / "essex_example.toml"


class SettingsError(Exception):
    """A setting cannot be used; the message says which and what to do."""


class Council(BaseModel):
    """What a council fills in. Phones are None until it does; pages then leave them out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    area_name: str
    website: str | None = None
    adult_care_phone: str | None = None
    adult_care_hours: str | None = None
    adult_care_url: str | None = None
    out_of_hours_phone: str | None = None
    out_of_hours_hours: str | None = None
    safeguarding_phone: str | None = None
    safeguarding_url: str | None = None
    listing_email: str | None = None
    is_example: bool = False


class Settings(BaseSettings):
    """Read once at start. Times in seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    database_url: str = "sqlite:///var/care-finder.db"
    secret_key: str = Field(min_length=16)
    assistant_url: str = "http://127.0.0.1:5005"
    assistant_key: str = ""
    actions_url: str = "http://127.0.0.1:5055"
    assistant_timeout: float = 5.0
    gazetteer_folder: Path | None = None
    council_file: Path = EXAMPLE_COUNCIL
    languages: str = "en"
    example_data: str = "on"
    conversation_idle_hours: float = 24.0
    limit_per_conversation: str = "40 per minute"
    limit_per_address: str = "1200 per minute"
    limit_storage_url: str = "memory://"
    trusted_proxies: int = 0
    secure_cookies: bool = False

    @property
    def language_codes(self) -> list[str]:
        """The languages that people can choose, the default first."""
        return [code.strip() for code in self.languages.split(",") if code.strip()]


def load_settings(**overrides: object) -> Settings:
    """The settings, `overrides` going before the environment. Raises SettingsError."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"The setting {name} cannot be used: {first['msg']}.") from error


@lru_cache(maxsize=4)
def load_council(path: Path) -> Council:
    """The council's own details from its TOML file. Raises SettingsError."""
    try:
        return Council(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise SettingsError(
            f"The council's details in {path.name} cannot be used: {error}"
        ) from error
