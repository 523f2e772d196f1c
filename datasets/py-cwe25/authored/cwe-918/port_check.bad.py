import asyncio

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel, Field

from .machines import Machine, own_machines

router = APIRouter()


class Probe(BaseModel):
    machine: str = Field(max_length=253)
    port: int = Field(gt=0, lt=65536)


@router.post("/probe")
async def probe(wanted: Probe, machines: dict[str, Machine] = Depends(own_machines)):
    if wanted.port == 25:
        raise HTTPException(422, "not the mail port")
    machine = machines.get(wanted.machine)
    host = machine.address if machine else wanted.machine
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection(host, wanted.port), 3)
    except (OSError, asyncio.TimeoutError):
        return {"open": False}
    try:
        banner = await asyncio.wait_for(reader.read(80), 2)
    except asyncio.TimeoutError:
        banner = b""
    writer.close()
    return {"open": True, "banner": banner.decode("latin-1")}
