from fastapi import APIRouter, Depends, Query
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from .deps import session

router = APIRouter(prefix="/shipments")
COLUMNS = {"due": "due_at", "weight": "weight_kg", "carrier": "carrier_name"}


@router.get("/")
async def shipments(
    depot: int,
    sort: str = Query("due", max_length=40),
    descending: bool = False,
    db: AsyncSession = Depends(session),
):
    column = COLUMNS.get(sort, "due_at")
    direction = "DESC" if descending else "ASC"
    query = text(f"SELECT id, due_at, weight_kg FROM shipments WHERE depot_id = :depot ORDER BY {column} {direction}")
    found = await db.execute(query, {"depot": depot})
    return [dict(row) for row in found.mappings()]
