"""Made-up personal assistants: a first name, who they are, and what they speak."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A first name only; `gender` and `languages` as in the vocabulary."""

    name: str
    gender: str
    languages: tuple[str, ...] = ()


PEOPLE = tuple(
    Person(name, "female" if sex == "f" else "male", tuple(languages.split()))
    for name, sex, languages in (
        ("Asha", "f", "gu hi"), ("Bronwen", "f", ""), ("Callum", "m", ""), ("Daria", "f", "pl"),
        ("Efe", "m", "tr"), ("Farah", "f", "ur pa"), ("Gwen", "f", "bsl"), ("Hamza", "m", "ur"),
        ("Imogen", "f", ""), ("Jerome", "m", ""), ("Kasia", "f", "pl"), ("Lorraine", "f", ""),
        ("Mihai", "m", "ro"), ("Nadia", "f", "bn"), ("Oluchi", "f", ""), ("Precious", "f", ""),
        ("Quentin", "m", "fr"), ("Rosa", "f", "pt"), ("Sanjay", "m", "hi"), ("Tilly", "f", "bsl"),
        ("Ugo", "m", "it"), ("Vesna", "f", "bg"), ("Winston", "m", ""), ("Xanthe", "f", ""),
        ("Yusuf", "m", "so ar"), ("Zofia", "f", "pl"), ("Ade", "m", "yo"), ("Beth", "f", ""),
        ("Carmel", "f", ""), ("Dexter", "m", ""), ("Elena", "f", "ro"), ("Fergus", "m", ""),
        ("Gita", "f", "pa hi"), ("Hetty", "f", ""), ("Ivo", "m", "bg"), ("Jin", "f", "zh"),
        ("Kwame", "m", ""), ("Lotte", "f", ""), ("Mandeep", "f", "pa"), ("Niall", "m", ""),
        ("Oksana", "f", "uk ru"), ("Petra", "f", ""), ("Rafiq", "m", "bn"), ("Shona", "f", ""),
        ("Tomasz", "m", "pl"), ("Ursula", "f", "bsl"), ("Viorel", "m", "ro"), ("Wendy", "f", ""),
        ("Yasmin", "f", "ar"), ("Zach", "m", ""), ("Anouk", "f", "fr"), ("Bogdan", "m", "ro"),
        ("Chandra", "f", "ta"), ("Denzil", "m", ""), ("Esme", "f", ""), ("Femi", "m", "yo"),
        ("Gosia", "f", "pl"), ("Howard", "m", ""), ("Ingrid", "f", "lt"), ("Josie", "f", ""),
        ("Kamal", "m", "bn"), ("Lena", "f", "ru lv"), ("Morag", "f", ""), ("Nikhil", "m", "gu"),
        ("Odette", "f", ""), ("Pavel", "m", "uk"), ("Rukhsana", "f", "ur"), ("Stefan", "m", "hu"),
    )
)  # fmt: skip
