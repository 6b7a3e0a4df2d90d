"""Settings of gunicorn for Yinju on Linux, behind nginx or Caddy.

gunicorn --config deploy/gunicorn.conf.py 'web.wsgi:application()'
"""

import atexit
import os
import shutil
import tempfile

from gunicorn.workers.gthread import ThreadWorker

from indexer.config import load


class TakingWorker(ThreadWorker):
    """Takes every connection that waits, its last act too: the system resets those it leaves.

    gunicorn's own (of version 27) takes one a turn, so that under load some are lost at its end.
    """

    def accept(self, listener):
        before = -1
        while before != self.nr_conns < self.worker_connections:
            before = self.nr_conns
            super().accept(listener)

    def set_accept_enabled(self, enabled):
        if self._accepting and not self.alive:
            for listener in self.sockets:
                self.accept(listener)
        super().set_accept_enabled(enabled)


service = load().server
host = f"[{service.host}]" if ":" in service.host else service.host
bind = f"{host}:{service.port}"
workers = 2
worker_class = TakingWorker
threads = service.threads

# The first start builds the index before it answers.
timeout = 120
# What is under way when it is told to end is answered first.
graceful_timeout = 25

# 2,000 Chinese characters take 18,000 bytes in an address; the proxy in front bounds it.
limit_request_line = 0

# The application itself knows which proxies to believe.
forwarded_allow_ips = ""
secure_scheme_headers = {}

# Where workers add up what they count for /metrics.
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    folder = tempfile.mkdtemp(prefix="yinju-metrics-")
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    master = os.getpid()
    atexit.register(lambda: os.getpid() == master and shutil.rmtree(folder, ignore_errors=True))


def child_exit(_, worker):
    # Not above: it looks for its folder when it is first imported.
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)
