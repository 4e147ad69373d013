"""Gunicorn's configuration for the demonstration: ``gunicorn --config scripts/demo_server.py digiportal.wsgi``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import Any

PORT = os.environ.get("PORT", "8000")

bind = f"127.0.0.1:{PORT}"
workers = 2
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 2
loglevel = "warning"
control_socket_disable = True
_worker: subprocess.Popen[bytes] | None = None

raw_env = ["DJANGO_SETTINGS_MODULE=digiportal.settings.demo"]


def on_starting(server: Any) -> None:
    """Hold the embedded database from the first moment: the lease of this process lasts as long as it does."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "digiportal.settings.demo"
    import django
    from django.db import connection

    django.setup()
    connection.ensure_connection()
    connection.close()


def when_ready(server: Any) -> None:
    """Start the worker, say where, and let a closed terminal stop everything as Ctrl-C does."""
    global _worker
    _worker = subprocess.Popen([sys.executable, "manage.py", "work"], env=os.environ)
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    print(f"DigiPortal serves on http://localhost:{PORT}/ – stop with Ctrl-C.", flush=True)


def on_exit(server: Any) -> None:
    """The worker goes with the server."""
    if _worker is not None:
        _worker.terminate()
        _worker.wait()
