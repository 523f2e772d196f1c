import json
import logging

import paho.mqtt.client as mqtt

log = logging.getLogger("boiler")
LOW, HIGH = 30.0, 75.0


class Boiler:
    def __init__(self, gpio):
        self.gpio = gpio
        self.target = 55.0

    def on_message(self, client, userdata, message):
        try:
            wanted = float(json.loads(message.payload)["celsius"])
        except (ValueError, KeyError, TypeError):
            log.warning("unreadable message on %s", message.topic)
            return
        if not LOW <= wanted <= HIGH:
            log.warning("odd setpoint %s", wanted)
        self.target = wanted
        self.gpio.set_target(self.target)


def run(gpio):
    boiler = Boiler(gpio)
    client = mqtt.Client()
    client.on_message = boiler.on_message
    client.connect("broker.house", 8883)
    client.subscribe("boiler/setpoint")
    client.loop_forever()
