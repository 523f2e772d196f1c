from datetime import date, timedelta

from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.ext.asyncio import AsyncSession

from .db import session
from .tables import Book, Loan, Reader

router = APIRouter()


@router.post("/loans")
async def lend(book: int, reader: int, db: AsyncSession = Depends(session)):
    found = await db.get(Book, book)
    person = await db.get(Reader, reader)
    if found is None or person is None:
        raise HTTPException(404)
    if person.blocked or found.reference_only:
        raise HTTPException(409)
    loan = Loan(book_id=found.id, reader_id=person.id, due=date.today() + timedelta(days=28))
    db.add(loan)
    await db.commit()
    return {"loan": loan.id, "due": loan.due}
