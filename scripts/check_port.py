"""Ends with a clear message when the demonstration's port is taken: ``scripts/python scripts/check_port.py PORT``."""

from __future__ import annotations

import socket
import sys


def main() -> None:
    text = sys.argv[1]
    if not text.isdigit() or not 0 < int(text) < 65536:
        sys.exit(f"PORT={text} is no port: give a number from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except PermissionError:
            sys.exit(f"Port {text} is for root alone. Choose another: make demo PORT=8010")
        except OSError:
            sys.exit(f"Port {text} is taken by another program. Choose another: make demo PORT={_neighbour(int(text))}")


def _neighbour(port: int) -> int:
    return port + 10 if port + 10 < 65536 else port - 10


if __name__ == "__main__":
    main()
