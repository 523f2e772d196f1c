from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel

from .people import Person, caller, find

router = APIRouter()
RANKS = {"viewer": 0, "editor": 1, "manager": 2, "owner": 3}


class Grant(BaseModel):
    person: int
    role: str


@router.post("/workspaces/{workspace}/grants")
async def grant(workspace: int, wanted: Grant, me: Person = Depends(caller)):
    mine = RANKS.get(me.role_in(workspace), -1)
    if mine < RANKS["manager"] or wanted.role not in RANKS:
        raise HTTPException(403)
    person = await find(wanted.person)
    if person is None:
        raise HTTPException(404)
    if RANKS[wanted.role] >= mine or RANKS.get(person.role_in(workspace), -1) >= mine:
        raise HTTPException(403)
    await person.set_role(workspace, wanted.role)
    return {"person": person.id, "role": wanted.role}
