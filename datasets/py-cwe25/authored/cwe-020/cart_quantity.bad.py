from flask import Flask, jsonify, request, session

app = Flask(__name__)
app.config.from_envvar("SHOP_SETTINGS")
PRICES = {"mug": 900, "tote": 1400, "print": 2500}


@app.post("/cart")
def add():
    item = request.form["item"]
    if item not in PRICES:
        return jsonify(error="no such item"), 404
    quantity = int(request.form["quantity"])
    if quantity > 50:
        return jsonify(error="at most fifty"), 422
    cart = session.setdefault("cart", {})
    cart[item] = cart.get(item, 0) + quantity
    session.modified = True
    return jsonify(total=sum(PRICES[k] * n for k, n in cart.items()))
