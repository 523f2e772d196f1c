from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel

from .auth import Caller, caller
from .sites import sites

router = APIRouter()


class Move(BaseModel):
    tenant: str
    asset: int
    site: str


@router.post("/assets/move")
async def move(wanted: Move, me: Caller = Depends(caller)):
    if wanted.tenant not in me.tenants:
        raise HTTPException(403, "another company")
    asset = await sites.asset(wanted.asset)
    if asset is None or asset.tenant != wanted.tenant:
        raise HTTPException(409, "nothing to do")
    await sites.move(asset, wanted.site)
    return {"asset": asset.id, "site": wanted.site}
