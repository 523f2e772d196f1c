import sqlite3
from flask import Flask, g, jsonify, request

app = Flask(__name__)


def db():
    if "db" not in g:
        g.db = sqlite3.connect("orders.sqlite")
        g.db.row_factory = sqlite3.Row
    return g.db


@app.get("/orders")
def orders():
    status = request.args.get("status", "open")
    limit = min(int(request.args.get("limit", 20)), 100)
    rows = db().execute(f"SELECT id, total FROM orders WHERE status = ? LIMIT {limit}", (status,))
    return jsonify([dict(row) for row in rows])
