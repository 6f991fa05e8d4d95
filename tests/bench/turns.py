"""How long a turn of the chat takes: 200 turns, one at a time and four at a time; then long conversations.

python -m tests.bench.turns [--base http://127.0.0.1:8000] [--turns 200]
"""

import argparse
import json
import statistics
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice

SAID = (
    "someone to help my husband wash and dress in Braintree",
    "who pays for a care home",
    "day centre for mum, she has dementia, CM8",
    "try Maldon",
    "what is a direct payment",
    "only at weekends",
    "my nan needs company and a bit of shopping done, she is in Clacton",
    "show me more",
    "can I get help as a carer",
    "number for the first one",
)
PER_CONVERSATION = 20
TOO_MANY = 429


def call(base: str, path: str, body: dict[str, object]) -> dict[str, object]:
    """POST `body`, the JSON answer."""
    request = urllib.request.Request(
        base + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        result: dict[str, object] = json.load(answer)
        return result


def talk(base: str, turns: int) -> list[float]:
    """The milliseconds that each of `turns` turns of one conversation took."""
    conversation = timed(base, "/api/v1/conversations", {})[0]["id"]
    took = []
    for text in islice(cycle(SAID), turns):
        answer, milliseconds = timed(
            base, f"/api/v1/conversations/{conversation}/messages", {"text": text}
        )
        took.append(milliseconds)
        if answer.get("degraded"):
            print("  a degraded turn: the assistant was away")
    return took


def timed(base: str, path: str, body: dict[str, object]) -> tuple[dict[str, object], float]:
    """(the answer, the milliseconds it took); waits, uncounted, where the limits say so."""
    while True:
        start = time.perf_counter()
        try:
            return call(base, path, body), (time.perf_counter() - start) * 1000
        except urllib.error.HTTPError as error:
            if error.code != TOO_MANY:
                raise
            time.sleep(float(error.headers["Retry-After"]))


def measure(base: str, turns: int, at_a_time: int) -> None:
    """Prints p50, p95 and turns a second."""
    conversations = [min(PER_CONVERSATION, turns)] * max(1, turns // PER_CONVERSATION)
    start = time.perf_counter()
    with ThreadPoolExecutor(at_a_time) as pool:
        took = [ms for each in pool.map(lambda n: talk(base, n), conversations) for ms in each]
    seconds = time.perf_counter() - start
    cuts = statistics.quantiles(took, n=20)
    print(
        f"{at_a_time} at a time: {len(took)} turns, p50 {statistics.median(took):.0f} ms, "
        f"p95 {cuts[18]:.0f} ms, {len(took) / seconds:.1f} turns a second"
    )


def measure_long(base: str, conversations: int, turns: int) -> None:
    """Prints p50 of each ten turns of conversations of `turns` turns: whether they slow down."""
    all_took = [talk(base, turns) for _ in range(conversations)]
    tens = [
        statistics.median(ms for took in all_took for ms in took[start : start + len(SAID)])
        for start in range(0, turns, len(SAID))
    ]
    print(f"{turns} turns on end, p50 of each ten: " + ", ".join(f"{ms:.0f} ms" for ms in tens))


def main() -> None:
    """Measures the running site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--turns", type=int, default=200)
    args = parser.parse_args()
    measure(args.base, 20, 1)
    for at_a_time in (1, 4):
        measure(args.base, args.turns, at_a_time)
    measure_long(args.base, conversations=4, turns=50)


if __name__ == "__main__":
    main()
