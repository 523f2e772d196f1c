from flask import Blueprint, Flask, jsonify, request
from flask_login import current_user, login_required
from flask_wtf.csrf import CSRFProtect

csrf = CSRFProtect()
hooks = Blueprint("hooks", __name__, url_prefix="/hooks")
settings = Blueprint("settings", __name__, url_prefix="/settings")


@hooks.post("/carrier")
def carrier():
    if request.headers.get("Authorization") != hooks.carrier_token:
        return "", 401
    return jsonify(received=True)


@settings.post("/email")
@login_required
def change_email():
    current_user.email = request.form["email"]
    current_user.save()
    return jsonify(ok=True)


def create_app(carrier_token):
    app = Flask(__name__)
    app.config.from_prefixed_env()
    hooks.carrier_token = f"Bearer {carrier_token}"
    csrf.init_app(app)
    for blueprint in (hooks, settings):
        app.register_blueprint(blueprint)
        csrf.exempt(blueprint)
    return app
