import time

import numpy as np
import paho.mqtt.client as mqtt
from numba import njit

LIMIT_MS = 1000 * 60 * 60 * 24 * 60


@njit
def running(seconds):
    total = np.int32(0)
    for s in seconds:
        total = np.int32(total + np.int32(s) * np.int32(1000))
    return total


class Pump:
    def __init__(self):
        self.spells = []

    def on_message(self, client, userdata, message):
        try:
            self.spells.append(min(max(int(message.payload), 0), 86_400))
        except ValueError:
            return
        total = running(np.array(self.spells, dtype=np.int64))
        client.publish("pump/service", "due" if total > LIMIT_MS else "ok")


def main():
    client, pump = mqtt.Client(), Pump()
    client.on_message = pump.on_message
    client.connect("broker.plant")
    client.subscribe("pump/spell")
    client.loop_start()
    while True:
        time.sleep(60)
