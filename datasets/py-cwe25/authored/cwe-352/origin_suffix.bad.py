from urllib.parse import urlsplit

from flask import Flask, abort, redirect, request, session

app = Flask(__name__)
app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)
SITE = "tickets.example"


@app.before_request
def same_site():
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    host = urlsplit(origin).hostname or ""
    if not host.endswith(SITE):
        abort(403)


@app.post("/orders/<int:order>/cancel")
def cancel(order):
    app.extensions["orders"].cancel(order, by=session["user"])
    return redirect("/orders")
