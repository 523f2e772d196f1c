from functools import wraps

from flask import Flask, abort, g, jsonify

app = Flask(__name__)


def requires(*roles):
    def decorate(view):
        @wraps(view)
        def wrapped(*args, **kwargs):
            if g.user is None:
                abort(401)
            if g.user.role not in roles:
                abort(403)
            return view(*args, **kwargs)

        return wrapped

    return decorate


@app.get("/stock")
@requires("superadmin")
def stock():
    return jsonify(app.extensions["stock"].all())


@app.delete("/stock/<int:item>")
@requires("superadmin")
def remove(item):
    app.extensions["stock"].remove(item)
    return "", 204
