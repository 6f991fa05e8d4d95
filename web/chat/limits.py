"""How often a conversation and an address may speak: wide enough for a library or a care home."""

import time
from functools import lru_cache

from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from web.extensions import settings


@lru_cache(maxsize=4)
def _limiter(storage: str) -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(storage_from_string(storage))


@lru_cache(maxsize=8)
def _rule(text: str) -> RateLimitItem:
    return parse(text)


def seconds_to_wait(conversation: str | None, address: str) -> int:
    """0 when the message may be taken (and is counted), else in how many seconds to try again."""
    config = settings()
    limiter = _limiter(config.limit_storage_url)
    checks = [(_rule(config.limit_per_address), "address", address)]
    if conversation:
        checks.append((_rule(config.limit_per_conversation), "conversation", conversation))
    for rule, *names in checks:
        if not limiter.hit(rule, *names):
            reset = limiter.get_window_stats(rule, *names).reset_time
            return max(1, round(reset - time.time()))
    return 0
