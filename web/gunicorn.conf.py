"""How the site is served: one machine's worth of processes and threads, loopback unless told."""

import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 60
graceful_timeout = 5
keepalive = 5
# gunicorn would write whole addresses, and those hold secrets: web.shared.access_log writes instead
accesslog = None
loglevel = "warning"
