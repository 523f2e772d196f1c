import sqlite3
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/orders")
def orders():
    db = sqlite3.connect("orders.sqlite")
    status = request.args.get("status", "open")
    limit = min(int(request.args.get("limit", 20)), 100)
    rows = db.execute(f"SELECT id, total FROM orders WHERE status = ? LIMIT {limit}", (status,))
    return jsonify(rows.fetchall())
