import base64
import binascii
import re
from pathlib import Path

DATA = re.compile(r"data:(?P<type>[\w.+-]+)/(?P<sub>[\w.+-]+);base64,(?P<body>[A-Za-z0-9+/=]+)\Z")


class SignatureStore:
    """Keeps the signatures that visitors draw on the tablet, below the web root."""

    def __init__(self, root="/srv/www/signatures"):
        self.root = Path(root)

    def parse(self, url):
        found = DATA.match(url)
        if found is None:
            raise ValueError("not a data URL")
        try:
            return found["type"], found["sub"], base64.b64decode(found["body"], validate=True)
        except binascii.Error as e:
            raise ValueError("broken base64") from e

    def save(self, visit, url):
        kind, sub, body = self.parse(url)
        if len(body) > 200_000:
            raise ValueError("not a signature")
        path = self.root / f"{int(visit)}.{sub}"
        path.write_bytes(body)
        return path
