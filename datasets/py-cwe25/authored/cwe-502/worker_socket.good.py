import logging

import zmq

log = logging.getLogger("resize")


class Worker:
    def __init__(self, address="tcp://0.0.0.0:5557"):
        self.socket = zmq.Context.instance().socket(zmq.REP)
        self.socket.setsockopt(zmq.MAXMSGSIZE, 1 << 20)
        self.socket.bind(address)

    def step(self):
        job = self.socket.recv_json()
        if not isinstance(job, dict) or "path" not in job:
            self.socket.send_json({"error": "job"})
            return
        log.info("job %s", job["path"])
        self.socket.send_json({"queued": job["path"], "width": int(job.get("width", 640))})

    def run(self):
        while True:
            try:
                self.step()
            except ValueError as e:
                log.warning("unreadable job: %s", e)
                self.socket.send_json({"error": "unreadable"})
