"""A record of the register and a row of the truth file, before ids are handed out."""

from dataclasses import dataclass

__all__ = ["COMPANY", "PERSON", "Entry", "Truth"]

PERSON, COMPANY = "Person", "company"


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a listed person and a record: label, class, bands it may have, and why."""

    list_id: str
    label: str
    klass: str
    least_band: str
    most_band: str
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A register record under a key that names how it came about; ``gender`` is as it is in truth."""

    key: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    birth: str = ""
    country: str = ""
    gender: str = ""
    passport: str = ""
    national_id: str = ""
    company_number: str = ""
    address_state: str = ""
    source: str = ""
    truth: Truth | None = None

    @property
    def klass(self) -> str:
        """The class of the truth file (S01, D02, U) or empty for fillers and companies."""
        return self.truth.klass if self.truth else ""
