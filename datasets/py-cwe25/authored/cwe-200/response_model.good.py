from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict

from .db import User, find_user

app = FastAPI()


class Public(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    id: int
    name: str
    joined: str


class Stored(Public):
    email: str
    password_hash: str
    reset_token: str | None = None


@app.get("/users/{user_id}", response_model=Public, response_model_exclude={"joined"})
async def user(user_id: int):
    found: User | None = await find_user(user_id)
    if found is None:
        raise HTTPException(404)
    return found
