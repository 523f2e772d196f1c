import tornado.web


class SensorHandler(tornado.web.RequestHandler):
    def initialize(self, sensors):
        self.sensors = sensors

    def get_current_user(self):
        return self.application.settings["sessions"].get(self.get_cookie("sid"))

    def prepare(self):
        if self.current_user is None:
            raise tornado.web.HTTPError(401)

    def require(self, right):
        if right not in self.current_user["rights"]:
            raise tornado.web.HTTPError(403)

    def get(self, sensor):
        self.require("sensors.read")
        self.write(self.sensors[sensor].as_dict())

    def put(self, sensor):
        self.require("sensors.write")
        self.sensors[sensor].name = self.get_argument("name")

    def delete(self, sensor):
        self.require("sensors.write")
        del self.sensors[sensor]
