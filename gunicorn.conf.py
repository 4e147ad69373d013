"""How gunicorn serves the portal: ``gunicorn digiportal.wsgi``. Its variables are described in docs/operate.md."""

import os

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
# An annual report takes seconds to make as PDF; nothing takes a minute.
timeout = 60
graceful_timeout = 10
# A worker is replaced now and then: what libraries for PDF hold on to is given back.
max_requests = 2000
max_requests_jitter = 200
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
