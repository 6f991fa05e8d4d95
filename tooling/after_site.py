"""Waits until the site answers, or a few seconds, whichever comes first.

On a small machine the assistant's start would otherwise keep the processors from the site, which
people see first. Run as a script before the other processes; imports the standard library only.
"""

import socket
import sys
import time

PATIENCE = 5.0
ASK = b"GET /health/live HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"


def wait(port: int, patience: float = PATIENCE) -> bool:
    """Whether the site said anything in time. A port that is open but silent does not count."""
    end = time.monotonic() + patience
    while (left := end - time.monotonic()) > 0:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=left) as site:
                site.sendall(ASK)
                if site.recv(1):
                    return True
        except OSError:
            pass
        time.sleep(0.05)
    return False


if __name__ == "__main__":
    wait(int(sys.argv[1]))
