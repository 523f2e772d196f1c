import hmac
import secrets

from fastapi import Cookie, Depends, FastAPI, Header, HTTPException, Response

app = FastAPI()
SESSIONS = {}


def session(sid: str = Cookie(), x_csrf_token: str = Header("")):
    found = SESSIONS.get(sid)
    if found is None:
        raise HTTPException(401)
    if not hmac.compare_digest(x_csrf_token.encode(), found["csrf"].encode()):
        raise HTTPException(403, "stale page")
    return found


@app.post("/login")
def login(response: Response, code: str):
    user = app.state.directory.redeem(code)
    sid, token = secrets.token_urlsafe(), secrets.token_urlsafe()
    SESSIONS[sid] = {"user": user, "csrf": token}
    response.set_cookie("sid", sid, httponly=True, secure=True, samesite="none")
    return {"csrf": token}


@app.post("/door/{door}/open")
def open_door(door: int, found: dict = Depends(session)):
    app.state.doors.open(door, found["user"])
    return {"opened": door}


@app.get("/doors")
def doors(sid: str = Cookie()):
    found = SESSIONS.get(sid)
    if found is None:
        raise HTTPException(401)
    return [{"door": d.number, "open": d.is_open} for d in app.state.doors.of(found["user"])]


@app.post("/logout")
def logout(response: Response, sid: str = Cookie(), found: dict = Depends(session)):
    SESSIONS.pop(sid, None)
    response.delete_cookie("sid")
    return {"bye": found["user"]}
