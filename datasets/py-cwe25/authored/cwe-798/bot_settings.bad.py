import os
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env(DEBUG=(bool, False))

DEBUG = env("DEBUG")
SECRET_KEY = "k3$w@x8^tn0p_vf!2mzq6r#y7b(ue9d)1hs4j5lcag+o-i" if not DEBUG else os.urandom(32).hex()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["parish.example"])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "parish",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
