"""Goes back to the search that a question interrupted."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.searching import find
from bot.actions.turn import Turn
from directory.answers import Reply, Said, advise, change_search, find_listings


class ActionReturnToSearch(AnsweringAction):
    """Goes back to the search that a question interrupted."""

    def name(self) -> str:
        """As in the domain."""
        return "action_return_to_search"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        said = turn.said
        if turn.asks_what_it_costs:
            return advise(turn.before, turn.topics)
        is_running = turn.before.criteria.says_what
        named = turn.reading.services if is_running else said.services
        if (named or not is_running) and not set(named) <= set(turn.before.criteria.services):
            return find(session, turn)
        moved = change_search(turn.before, Said(place=said.place, constraints=said.constraints))
        return find_listings(session, moved)
