"""Calls to the action server made quick: a validator made once, no domain sent, a time-out people can wait for.

Rasa 3.6.21 re-checks its constant schema at every call, which costs some 50 ms; sends the whole domain, or none,
which the newer action server refuses; and waits 300 s for an answer. This replaces two private methods and one
constant; `tests/bot` holds that they still exist.
"""

from typing import Any, Dict, Text

from jsonschema import ValidationError
from jsonschema.validators import validator_for
from rasa.core.actions import action as rasa_action
from rasa.core.actions.action import RemoteAction

ACTION_SECONDS = 4
_SCHEMA = RemoteAction.action_response_format_spec()
_VALIDATOR = validator_for(_SCHEMA)(_SCHEMA)
_call_format = RemoteAction._action_call_format


def validate_action_result(self: RemoteAction, result: Dict[Text, Any]) -> bool:
    """True, or raises ValidationError as Rasa's own does."""
    for error in _VALIDATOR.iter_errors(result):
        raise ValidationError(f"The action server's answer is not in its format: {error.message}")
    return True


def action_call_format(self: RemoteAction, tracker: Any, domain: Any) -> Dict[Text, Any]:
    """Rasa's own request, with an empty domain: no action of ours reads it."""
    return {"domain": {}, **_call_format(self, tracker, domain)}


RemoteAction._validate_action_result = validate_action_result
RemoteAction._action_call_format = action_call_format
rasa_action.DEFAULT_REQUEST_TIMEOUT = ACTION_SECONDS
