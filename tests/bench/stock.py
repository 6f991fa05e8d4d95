"""Our assistant beside Rasa's stock configuration (DIET and TED), in one run on one machine.

python -m tests.bench.stock [--epochs 8] [--turns 200]

Both learn from the same examples and rules, use the same actions and answer through the same site.
`rasa init` writes 100 epochs; the default here is fewer, because 100 take two hours on two
cores. The stock model is kept in var/bench for the next time.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

from tests.bench.memory import children_of
from tests.bench.turns import measure
from tests.evaluation.scoring import Tally, judge
from tests.stack import PROJECT, Stack, find_model, running
from tests.talking import Site
from tooling.assistant import environment, fingerprint

CONFIG = Path(__file__).parent / "stock_config.yml"
MESSAGES = PROJECT.root / "tests" / "evaluation" / "blind_messages.jsonl"
KEPT = PROJECT.root / "var" / "bench"


def train_stock(epochs: int) -> Path:
    """The stock model of the present examples, trained where it is not there."""
    model = KEPT / f"stock-{epochs}-{fingerprint(PROJECT)[:16]}.tar.gz"
    if model.exists():
        return model
    KEPT.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = folder / "config.yml"
        text = CONFIG.read_text(encoding="utf-8").replace("EPOCHS", str(epochs))
        config.write_text(text, encoding="utf-8")
        learn_from = ["--config", str(config), "--domain", "domain", "--data", "data"]
        named = ["--out", str(KEPT), "--fixed-model-name", model.name.removesuffix(".tar.gz")]
        with (KEPT / "stock.log").open("wb") as log:
            subprocess.run(
                [str(PROJECT.bot_python), "-m", "rasa", "train", *learn_from, *named],
                cwd=PROJECT.bot,
                env={**os.environ, **environment(PROJECT, folder)},
                check=True,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
    print(f"stock model: {epochs} epochs trained in {time.monotonic() - start:.0f} s")
    return model


def measure_model(name: str, model: Path, turns: int) -> None:
    """Prints what one model takes and understands."""
    os.environ["CARE_FINDER_TEST_MODEL"] = str(model)
    print(f"\n{name}")
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        with running(Path(folder)) as stack:
            print(f"ready after {time.monotonic() - start:.1f} s")
            measure(stack.url, 20, 1)
            for at_a_time in (1, 4):
                measure(stack.url, turns, at_a_time)
            print(f"assistant: {resident_mb(stack):.0f} MB resident")
            print(understood(stack.url))


def resident_mb(stack: Stack) -> float:
    """Of the assistant and all that it started."""
    pid = stack.parts["assistant"].process.pid
    pages = [
        Path(f"/proc/{each}/statm").read_text().split()[1] for each in [pid, *children_of(pid)]
    ]
    return sum(int(each) for each in pages) * os.sysconf("SC_PAGE_SIZE") / 2**20


def understood(url: str) -> Tally:
    """How the blind messages are judged, each in a conversation of its own."""
    tally = Tally()
    with Site(url) as site:
        for row in MESSAGES.read_text(encoding="utf-8").splitlines():
            line = json.loads(row)
            tally.add(judge(line["expect"], site.converse().say(line["text"])))
    return tally


def main() -> None:
    """Measures both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--turns", type=int, default=200)
    args = parser.parse_args()
    ours = find_model()
    stock = train_stock(args.epochs)
    measure_model("Ours", ours, args.turns)
    measure_model(f"Stock Rasa, {args.epochs} epochs", stock, args.turns)


if __name__ == "__main__":
    main()
