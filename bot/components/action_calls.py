"""Calls to the action server made quick: a short check of the answer, no domain sent, a time-out people can wait for.

Rasa 3.6.21 re-checks its constant schema at every call, which costs some 50 ms, and the answer against it, 2 ms more;
sends the whole domain, or none, which the newer action server refuses; and waits 300 s for an answer. This replaces
two private methods and one constant; `tests/bot` holds that they still exist.
"""

from typing import Any, Dict, Text

from jsonschema import ValidationError
from rasa.core.actions import action as rasa_action
from rasa.core.actions.action import RemoteAction

ACTION_SECONDS = 4
_call_format = RemoteAction._action_call_format


def validate_action_result(self: RemoteAction, result: Dict[Text, Any]) -> bool:
    """True, or raises ValidationError as Rasa's own does: `events` is a list of named events, and
    `responses` a list of objects. What an event holds is read, and refused, where it is applied."""
    events, responses = result.get("events"), result.get("responses")
    if not isinstance(events, list) or not all(_is_named(event) for event in events):
        raise ValidationError("The action server's answer has no list of named events.")
    if not isinstance(responses, list) or not all(isinstance(each, dict) for each in responses):
        raise ValidationError("The action server's answer has no list of responses.")
    return True


def _is_named(event: Any) -> bool:
    return isinstance(event, dict) and isinstance(event.get("event"), str)


def action_call_format(self: RemoteAction, tracker: Any, domain: Any) -> Dict[Text, Any]:
    """Rasa's own request, with an empty domain: no action of ours reads it."""
    return {"domain": {}, **_call_format(self, tracker, domain)}


RemoteAction._validate_action_result = validate_action_result
RemoteAction._action_call_format = action_call_format
rasa_action.DEFAULT_REQUEST_TIMEOUT = ACTION_SECONDS
