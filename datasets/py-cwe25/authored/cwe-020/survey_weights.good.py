import json
import tornado.web

OPTIONS = ("north", "south", "east", "west")


class Ballot(tornado.web.RequestHandler):
    async def post(self):
        weights = json.loads(self.request.body)["weights"]
        if not isinstance(weights, list) or len(weights) != len(OPTIONS):
            raise tornado.web.HTTPError(422)
        if sum(weights) != 100 or min(weights) < 0:
            raise tornado.web.HTTPError(422, "spread a hundred points")
        totals = self.settings["totals"]
        for option, weight in zip(OPTIONS, weights):
            totals[option] = totals.get(option, 0) + weight
        self.write({"thanks": True})
