import subprocess
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/diagnostics/ping")
def ping():
    host = request.get_json()["host"]
    count = 3
    done = subprocess.run(f"ping -c {count} -- {host}", shell=True, capture_output=True, text=True, timeout=30)
    return jsonify(ok=done.returncode == 0, output=done.stdout[-2000:])
