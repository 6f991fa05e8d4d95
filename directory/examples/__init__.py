"""Made-up listings, so that the product can be tried before there are real ones.

Lives here: `recipe` (what a kind of listing is made of), one table of recipes for each kind of
listing, `facts` and `further_facts`, `people` and `names` (made-up names), `composing` (recipes to
listings), `loading`. Everything is worked out the same way each time: no chance, no clock. May
import: `commands`, `places`, `vocabulary`.
"""

from directory.commands.remove_examples import count_examples, remove_examples
from directory.examples.composing import compose_examples
from directory.examples.loading import load_examples

__all__ = ["compose_examples", "count_examples", "load_examples", "remove_examples"]
