from typing import Annotated
from pathlib import Path
from fastapi import APIRouter, Depends, File, HTTPException, UploadFile

from .tenants import current_tenant

router = APIRouter()
LOGOS = Path("/srv/www/logos")
ALLOWED = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


@router.put("/logo")
async def put_logo(file: Annotated[UploadFile, File()], tenant=Depends(current_tenant)):
    ext = ALLOWED.get(file.content_type)
    if ext is None:
        raise HTTPException(415, f"use one of {', '.join(ALLOWED)}")
    data = await file.read()
    if len(data) > 300_000:
        raise HTTPException(413)
    for old in LOGOS.glob(f"{tenant.id}.*"):
        old.unlink()
    path = LOGOS / f"{tenant.id}.{ext}"
    path.write_bytes(data)
    return {"logo": f"/logos/{path.name}"}
