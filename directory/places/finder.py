"""Finds a place: in a field that holds nothing else, or in a whole message."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from directory.places.elsewhere import Elsewhere
from directory.places.gazetteer import Gazetteer
from directory.places.meant import BUILDING, Mention, is_where_treated, meant
from directory.places.place import Place
from directory.places.postcodes import PostcodeMention, find_postcodes
from directory.places.whole_area import whole_area_pattern
from directory.places.words import LEADS, STRONG_LEADS, common_words, names_abroad, normalise

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’]*")
_NAME_SIZE = 5
_SHORT_WORD = 3
_NOT = frozenset({"not", "isnt", "except", "forget", "scrap"})
_UNKNOWN = re.compile(
    r"\b(?:in|near|around|nr)\s+((?:[A-Z][a-z'’-]+)(?:\s+(?:on|le|the|upon|[A-Z][a-z'’-]+)){0,3})"
)


@dataclass(frozen=True)
class PlaceReading:
    """What a message says of places, the one that is meant first.

    `choices`: several places one name may mean; `unknown`: words that stand where a place would
    and that nobody knows; `spans`: (start, end) of what was read as a place; `is_whole_area`: no
    place, but the whole area of the council; `is_where_treated`: the place is only a hospital's.
    """

    places: tuple[Place, ...] = ()
    choices: tuple[Place, ...] = ()
    unknown: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    is_whole_area: bool = False
    is_where_treated: bool = False

    @property
    def place(self) -> Place | None:
        """The place to search near: the one that is meant before others."""
        return self.places[0] if self.places else None


class PlaceFinder:
    """Reads places with one gazetteer. Thread-safe; make one and keep it.

    `postcodes` answers for a full postcode ("CM8 1AA") with its place, or None where only its
    outcode is known (`positions.postcode_book`)."""

    def __init__(
        self, gazetteer: Gazetteer, postcodes: Callable[[str], Place | None] | None = None
    ) -> None:
        self.gazetteer = gazetteer
        self._postcodes = postcodes
        self._names = gazetteer.names
        self._fuzzy_names = [
            n for n in gazetteer.names if len(n) >= _NAME_SIZE and n not in gazetteer.half_names
        ]
        self._longest = max((len(n.split()) for n in gazetteer.names), default=1)
        self._elsewhere = Elsewhere(gazetteer) if gazetteer.more_names else None
        self._whole_area = whole_area_pattern(gazetteer)

    def find_place(self, text: str) -> Place | None:
        """The place that a field names ("cm8", "Witham", "witam"), or None."""
        text = text.strip()
        reading = self.read(text)
        if reading.place or reading.choices:
            return reading.place or reading.choices[0]
        name = normalise(text)
        close = self._closest(name, 80)
        if self._elsewhere and not close:
            close = self._elsewhere.find_alone(name)
        return close[0] if close else None

    def read(self, text: str) -> PlaceReading:
        """Every place in a message."""
        mentions = [self._postcode(m) for m in find_postcodes(text, self._known())]
        mentions += self._named(text, mentions)
        if any(not m.is_elsewhere for m in mentions):
            # "my sister in Leeds says Mum in Clacton needs help"
            mentions = [m for m in mentions if not m.is_elsewhere]
        mentions.sort(key=lambda m: m.start)
        spans = tuple((m.start, m.end) for m in mentions)
        wanted = meant(text, mentions, self.gazetteer.towns)
        if not wanted and self._whole_area.search(text):
            return PlaceReading(spans=spans, is_whole_area=True)
        if not wanted:
            return PlaceReading(unknown=_unknown(text), spans=spans)
        first = wanted[0].options
        if not first:
            return PlaceReading(unknown=text[wanted[0].start : wanted[0].end], spans=spans)
        if len(first) > 1:
            return PlaceReading(choices=first, spans=spans)
        places = tuple(m.options[0] for m in wanted if m.options)
        return PlaceReading(places, spans=spans, is_where_treated=is_where_treated(text, wanted[0]))

    def _known(self) -> frozenset[str]:
        return self.gazetteer.known_outcodes

    def _postcode(self, mention: PostcodeMention) -> Mention:
        exact = self._postcodes(mention.postcode) if self._postcodes and mention.postcode else None
        if exact:
            return Mention(mention.start, mention.end, (exact,))
        centre = self.gazetteer.outcodes.get(mention.outcode)
        if centre is None:
            return Mention(mention.start, mention.end, ())
        written = mention.postcode or mention.written
        place = replace(centre, name=written, postcode=written)
        return Mention(mention.start, mention.end, (place,))

    def _named(self, text: str, taken: list[Mention]) -> list[Mention]:
        words = [
            w for w in _WORD.finditer(text) if not any(m.start <= w.start() < m.end for m in taken)
        ]
        keys = [normalise(w.group(0)) for w in words]
        found: list[Mention] = []
        index = 0
        while index < len(words):
            lead = keys[index - 1] if index and _goes_on(words[index - 1], words[index]) else ""
            mention, used = self._at(words, keys, index, lead)
            if mention:
                found.append(mention)
            index += used
        return found

    def _at(
        self, words: list[re.Match[str]], keys: list[str], index: int, lead: str
    ) -> tuple[Mention | None, int]:
        """The mention that starts at word `index`, the longest name first, and the words it used."""
        before = keys[max(0, index - 3) : index]
        for size in range(min(self._longest, len(words) - index), 0, -1):
            options = self._names.get(" ".join(keys[index : index + size]))
            run = words[index : index + size]
            if options and self._is_seat(run, before, len(words)):
                return self._mention(run, options, before), size
        exact, count = self._imported(words, keys, index, lead) if self._elsewhere else ((), 0)
        for size in (3, 2, 1):
            run = words[index : index + size]
            if len(run) == size and (options := self._misspelt(run, before, len(words))):
                if count > size or keys[index] in self.gazetteer.more_towns:
                    break
                # "malden" is a suburb elsewhere, and Maldon is near: both are offered
                return self._mention(run, (*options, *exact), before), size
        if exact:
            mention = self._mention(words[index : index + count], exact, before)
            return replace(mention, is_elsewhere=True), count
        return None, 1

    def _imported(
        self, words: list[re.Match[str]], keys: list[str], index: int, lead: str
    ) -> tuple[tuple[Place, ...], int]:
        """(places, words) of an imported name at word `index`; no building's: "Liverpool Street"."""
        assert self._elsewhere
        options, count = self._elsewhere.find(words, keys, index, lead)
        if not options:
            options, count = self._elsewhere.find_misspelt(keys, index, lead)
        if options and BUILDING.match(words[0].string, words[index + count - 1].end()):
            return (), 0
        return options, count

    def _mention(
        self, run: list[re.Match[str]], options: tuple[Place, ...], before: list[str]
    ) -> Mention:
        near = before[-2:] if before and before[-1] in LEADS else before[-1:]
        is_refused = bool(_NOT & set(near))
        return Mention(run[0].start(), run[-1].end(), options, is_refused)

    def _is_seat(self, run: list[re.Match[str]], before: list[str], count: int) -> bool:
        """Whether a known name stands where a place would: always, unless it is also a word."""
        if count == len(run):
            return True
        name = normalise(run[0].group(0))
        if len(run) == 1 and name in self.gazetteer.half_names:
            return bool(before) and before[-1] in LEADS
        if len(run) > 1 or name not in common_words():
            return True
        word = run[0].group(0)
        if _is_clause(run[0]) and word.istitle():
            return True
        led = bool(before) and before[-1] in STRONG_LEADS
        return led and (word[0].isupper() or before[-1] in {"near", "nr", "outside"})

    def _misspelt(
        self, run: list[re.Match[str]], before: list[str], count: int
    ) -> tuple[Place, ...]:
        words = [normalise(w.group(0)) for w in run]
        name = " ".join(words)
        common = common_words()
        if len(name) < _NAME_SIZE or any(w in LEADS for w in words):
            return ()
        if len(run) == 1 and words[0] in common:
            return ()
        if len(run) > 1 and all(w in common or len(w) <= _SHORT_WORD for w in words):
            return ()
        led = bool(before) and before[-1] in STRONG_LEADS
        floor = 80 if led or count == len(run) else 86
        return self._closest(name, floor)

    def _closest(self, name: str, floor: float) -> tuple[Place, ...]:
        match = process.extractOne(name, self._fuzzy_names, scorer=fuzz.ratio, score_cutoff=floor)
        if match is None or match[0][0] != name[:1]:
            return ()
        return self._names[match[0]]


def _is_clause(word: re.Match[str]) -> bool:
    """Whether a word stands by itself between two stops: "aged 90, Stock. Private funds."."""
    before, after = word.string[: word.start()].rstrip(), word.string[word.end() :].lstrip()
    return before[-1:] in set(",;.") and (not after or after[0] in ",;.")


def _goes_on(before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether nothing but space is between two words: a stop ends what leads to a place."""
    return word.string[before.end() : word.start()].isspace()


def _unknown(text: str) -> str | None:
    found = (match.group(1) for match in _UNKNOWN.finditer(text))
    return next((name for name in found if normalise(name) not in names_abroad()), None)
