import numpy as np
from flask import Flask, jsonify, request

app = Flask(__name__)
CENTS = np.int64


@app.post("/quotes")
def quote():
    lines = request.get_json()["lines"]
    if not 0 < len(lines) <= 500:
        return jsonify(error="lines"), 422
    prices = np.array([min(max(int(line["cents"]), 0), 10_000_000) for line in lines], dtype=CENTS)
    counts = np.array([min(max(int(line["count"]), 0), 100_000) for line in lines], dtype=CENTS)
    total = int((prices * counts).sum(dtype=CENTS))
    return jsonify(total=total, deposit=total // 10)
