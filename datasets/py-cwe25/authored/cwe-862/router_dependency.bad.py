from fastapi import APIRouter, Depends, FastAPI, HTTPException, Security
from fastapi.security import OAuth2PasswordBearer, SecurityScopes

from .tokens import decode

bearer = OAuth2PasswordBearer(tokenUrl="token", scopes={"staff": "run the library"})


def reader(scopes: SecurityScopes, token: str = Depends(bearer)):
    claims = decode(token)
    if claims is None:
        raise HTTPException(401)
    if any(s not in claims["scope"].split() for s in scopes.scopes):
        raise HTTPException(403)
    return claims


staff = APIRouter(prefix="/staff", dependencies=[Security(reader)])
public = APIRouter(prefix="/books")


@public.get("/{isbn}")
def book(isbn: str):
    return {"isbn": isbn}


@staff.post("/fines/{reader_id}/waive")
def waive(reader_id: int):
    from .fines import waive_all

    return {"waived": waive_all(reader_id)}


app = FastAPI()
app.include_router(staff)
app.include_router(public)
