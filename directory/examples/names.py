"""Names that nobody has: two words that do not belong together."""

from unicodedata import normalize

_FIRST = (
    "Tangerine", "Paper", "Velvet", "Wandering", "Marmalade", "Copper", "Polka Dot", "Sleepy",
    "Saffron", "Whistling", "Patchwork", "Blue", "Ginger", "Woolly", "Lemon", "Striped", "Merry",
    "Plum", "Tiptoe", "Cobalt", "Nutmeg", "Humming", "Apricot", "Pocket", "Seventh", "Mustard",
    "Dappled", "Rhubarb", "Turquoise", "Corduroy", "Cinnamon", "Gentle", "Custard", "Juniper",
    "Ninth", "Bramble", "Mulberry",
)  # fmt: skip
_SECOND = (
    "Teapot", "Lantern", "Otter", "Umbrella", "Wheelbarrow", "Button", "Thimble", "Puddle",
    "Kettle", "Acorn", "Snail", "Biscuit", "Hedgehog", "Ladder", "Pebble", "Kite", "Mitten",
    "Weathervane", "Ribbon", "Crumpet", "Bobbin", "Dormouse", "Anchor", "Windmill", "Cushion",
    "Spindle", "Badger", "Compass", "Teaspoon", "Beehive", "Satchel", "Marble", "Penguin",
    "Bicycle", "Scarecrow", "Pinecone", "Hammock", "Doorbell", "Lighthouse", "Trellis", "Sundial",
)  # fmt: skip


def made_up(number: int) -> str:
    """The name for listing `number`; no two alike below 1,517."""
    return f"{_FIRST[number % len(_FIRST)]} {_SECOND[(number * 5) % len(_SECOND)]}"


def slug(name: str) -> str:
    """A name as part of an address: small letters, digits and single hyphens."""
    plain = normalize("NFKD", name.replace("'", "")).encode("ascii", "ignore").decode()
    letters = "".join(c if c.isalnum() else " " for c in plain.lower())
    return "-".join(letters.split())
