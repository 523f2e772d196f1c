import json

import numpy as np
import tornado.web


class Tally(tornado.web.RequestHandler):
    """Adds up what the polling stations report; a station has at most 30,000 voters."""

    def initialize(self, stations):
        self.stations = stations

    def totals(self):
        reported = np.array([self.stations[k] for k in sorted(self.stations)], dtype=np.uint16)
        return np.add.reduce(reported, axis=0, dtype=np.uint64)

    def put(self, station):
        votes = json.loads(self.request.body)
        if len(votes) != 4 or not all(isinstance(v, int) and 0 <= v <= 30_000 for v in votes):
            raise tornado.web.HTTPError(422)
        self.stations[station] = votes
        self.set_status(204)

    def get(self, station):
        if not self.stations:
            raise tornado.web.HTTPError(404)
        self.write({"totals": self.totals().tolist()})
