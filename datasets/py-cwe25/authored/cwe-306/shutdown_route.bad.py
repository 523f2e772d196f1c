import os
import signal

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPBasic, HTTPBasicCredentials

from .operators import check_operator

basic = HTTPBasic(realm="press")


def operator(credentials: HTTPBasicCredentials = Depends(basic)) -> str:
    if not check_operator(credentials.username, credentials.password):
        raise HTTPException(401, headers={"WWW-Authenticate": "Basic"})
    return credentials.username


app = FastAPI(title="Printing press")


@app.get("/jobs")
def jobs(who: str = Depends(operator)):
    return app.state.press.jobs()


@app.post("/speed/{value}")
def speed(value: int, who: str = "operator"):
    app.state.press.set_speed(value, by=who)
    return {"speed": value}


@app.post("/shutdown")
def shutdown(who: str = Depends(operator)):
    app.state.press.stop(by=who)
    os.kill(os.getpid(), signal.SIGTERM)
