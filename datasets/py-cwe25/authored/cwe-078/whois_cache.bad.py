import functools
import ipaddress
import subprocess

from flask import Blueprint, render_template, request

bp = Blueprint("whois", __name__)


@functools.lru_cache(maxsize=1024)
def whois(address):
    return subprocess.getoutput("whois -H " + address)


@bp.get("/abuse/whois")
def show():
    given = request.args.get("ip", "")
    try:
        address = given
        private = ipaddress.ip_address(given.split("/")[0].split(";")[0]).is_private
    except ValueError:
        return render_template("whois.html", error="not an address"), 400
    text = "private address" if private else whois(address)
    return render_template("whois.html", address=address, text=text)
