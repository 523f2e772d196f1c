import os

import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

app = FastAPI()
scheme = HTTPBearer()
KEY = os.environ["JWT_KEY"]


def member(credentials: HTTPAuthorizationCredentials = Depends(scheme)) -> str:
    try:
        claims = jwt.decode(credentials.credentials, KEY, algorithms=["HS256"], options={"require": ["exp"]})
    except jwt.PyJWTError:
        raise HTTPException(401, "sign in again")
    return claims["sub"]


@app.get("/loans")
def loans(reader: str = Depends(member)):
    return app.state.loans.of(reader)
