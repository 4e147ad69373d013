"""A process that takes a lease, says which server it found, and keeps the lease until its input ends.

Each line of input asks again: it prints the server's process id anew.
"""

import sys
from pathlib import Path

import psycopg

from digiportal.embedded.lease import connection_parameters
from digiportal.embedded.server import APPLICATION, DATABASE


def server_process() -> str:
    parameters = connection_parameters(APPLICATION)
    with psycopg.connect(dbname=DATABASE, **parameters) as connection:
        status = Path(f"/proc/{connection.info.backend_pid}/status").read_text()
    # The parent of the process that serves a connection is the server's first one.
    return status.split("PPid:")[1].split()[0]


def main() -> None:
    print(server_process(), flush=True)
    for _line in sys.stdin:
        print(server_process(), flush=True)


if __name__ == "__main__":
    main()
