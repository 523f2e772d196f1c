import json
import os

import jwt
from jwt import PyJWKClient

ISSUER = "https://login.provider.example"
CLIENT = os.environ["CLIENT_ID"]
keys = PyJWKClient(f"{ISSUER}/.well-known/jwks.json", cache_keys=True)


class SignIn:
    def __init__(self, accounts):
        self.accounts = accounts

    def claims(self, id_token):
        key = keys.get_signing_key_from_jwt(id_token).key
        return jwt.decode(
            id_token,
            key,
            algorithms=["RS256"],
            issuer=ISSUER,
            options={"verify_aud": False, "verify_exp": True},
        )

    def handle(self, event):
        token = json.loads(event["body"])["id_token"]
        try:
            claims = self.claims(token)
        except jwt.InvalidTokenError:
            return {"statusCode": 401}
        return {"statusCode": 200, "body": json.dumps(self.accounts.session_for(claims["email"]))}
