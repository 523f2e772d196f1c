import hashlib
import hmac
import os
import sqlite3


class Accounts:
    def __init__(self, path):
        self.db = sqlite3.connect(path)

    def _find(self, where, *values):
        query = "SELECT id, salt, digest FROM accounts WHERE " + where
        return self.db.execute(query, values).fetchone()

    def by_id(self, account_id):
        return self._find("id = ?", account_id)

    def login(self, email, password):
        row = self._find("lower(email) = ? AND active = ?", email.lower(), 1)
        if row is None:
            return None
        digest = hashlib.scrypt(password.encode(), salt=row[1], n=2**14, r=8, p=1)
        return row[0] if hmac.compare_digest(digest, row[2]) else None

    def register(self, email, password):
        salt = os.urandom(16)
        digest = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
        with self.db:
            self.db.execute(
                "INSERT INTO accounts (email, salt, digest, active) VALUES (?, ?, ?, 1)",
                (email.lower(), salt, digest),
            )

    def close(self, account_id):
        with self.db:
            self.db.execute("UPDATE accounts SET active = 0 WHERE id = ?", (int(account_id),))

    def count(self, table="accounts"):
        if table not in ("accounts", "sessions"):
            raise ValueError(table)
        return self.db.execute("SELECT count(*) FROM " + table).fetchone()[0]
