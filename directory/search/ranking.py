"""What comes first: every weight of the ranking is on this page, in points.

Whole numbers only: both engines and the tests' own reckoning then agree to the last point. The more
points, the sooner a listing is shown; between equals the nearer, then the alphabet.
"""

FIT_SERVICE = 4000
"""Shared out over the services asked for: all of them make this many."""
FIT_NEED = 3000
"""Shared out over the needs asked for."""
NEARNESS = 3000
"""At the place itself; falls evenly to none at the edge of the circle."""
COVERS = 2500
"""A service that comes out to the place counts as this near, or nearer if it is: where it has its
office hardly matters to the person it comes to."""
COVERS_PERHAPS = 1800
"""The same where the area is only assumed."""
WORD_IN_NAME = 2000
"""Shared out over the words typed: all of them in the listing's name make this many."""
NAME_BEGINS = 500
"""The name begins with what was typed."""
RATING = {"outstanding": 1000, "good": 700, "requires_improvement": -300, "inadequate": -1500}
CONFIRMED_LATELY = 500
NOT_CONFIRMED_LATELY = -700
"""Only for a listing that a person must confirm, and nobody has lately."""
LATELY_DAYS = 183
CAPACITY = {"yes": 500, "soon": 200, "no": -1000}
ANYWHERE_M = 100_000
"""Without a radius, nearness still counts up to here, in metres."""
