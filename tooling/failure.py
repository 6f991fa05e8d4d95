"""How a step fails: in one sentence that says what to do. Imports the standard library only."""

import errno
import re
from collections.abc import Iterable


class Failed(Exception):
    """Carries the sentence that the person at the keyboard reads."""


DISK_FULL = (
    "The disk is full: free about 4 GB and run the same command again. What happened is in {log}."
)
NO_NETWORK = (
    "A package could not be downloaded: check the network connection, or the proxy settings, "
    "and run the same command again. What happened is in {log}."
)

_DISK = re.compile(r"no space left on device|ENOSPC|disk quota exceeded", re.IGNORECASE)
_NETWORK = re.compile(
    r"could not connect|failed to fetch|error sending request|dns error|connection refused"
    r"|temporary failure in name resolution|network is unreachable|timed out|tunnel error"
    r"|could not find a version that satisfies the requirement|certificate"
    r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH",
    re.IGNORECASE,
)


def explain(lines: Iterable[str], otherwise: str, log: str, network: bool = True) -> str:
    """The sentence for a program that failed after printing these lines.

    Without `network`, `otherwise` already says what to do when nothing can be fetched.
    """
    said = "\n".join(lines)
    if _DISK.search(said):
        return DISK_FULL.format(log=log)
    if network and _NETWORK.search(said):
        return NO_NETWORK.format(log=log)
    return otherwise.format(log=log)


def explain_os_error(problem: OSError, log: str) -> str:
    """The sentence for a file or folder that could not be used."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return DISK_FULL.format(log=log)
    where = f" ({problem.filename})" if problem.filename else ""
    return (
        f"This could not be done: {problem.strerror or problem}{where}. Put it right and try again."
    )
