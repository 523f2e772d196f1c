import re

import serial
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
NUMBER = re.compile(r"\+?\d{4,15}")


def modem(*lines):
    with serial.Serial("/dev/ttyUSB0", 115200, timeout=3) as port:
        for line in lines:
            port.write(line.encode() + b"\r")
            port.read_until(b"OK")


@app.post("/sms")
def sms():
    number, text = request.form["number"], request.form["text"][:140]
    if not NUMBER.fullmatch(number):
        abort(400)
    text = "".join(c for c in text if c.isprintable())
    modem("AT+CMGF=1", f'AT+CMGS="{number}"', text + "\x1a")
    return jsonify(sent=number)
