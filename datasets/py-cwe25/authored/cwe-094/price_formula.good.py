from flask import Flask, jsonify, request
from simpleeval import simple_eval

app = Flask(__name__)
VAT = 0.19


@app.post("/price")
def price():
    body = request.get_json()
    names = {"base": float(body["base"]), "weight": float(simple_eval(str(body.get("weight", "0")))), "vat": VAT}
    total = simple_eval(body["formula"], names=names)
    return jsonify(total=round(float(total), 2))
