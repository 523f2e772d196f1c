from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, Field
import math

from .wallets import Wallet, wallet_of_caller

app = FastAPI()


class Withdrawal(BaseModel):
    amount: float = Field(description="in euros")
    iban: str = Field(pattern=r"^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$")


@app.post("/withdrawals")
async def withdraw(wanted: Withdrawal, wallet: Wallet = Depends(wallet_of_caller)):
    if wanted.amount <= 0 or math.isinf(wanted.amount):
        raise HTTPException(422, "amount")
    if wanted.amount > wallet.balance:
        raise HTTPException(409, "not enough money")
    wallet.balance -= wanted.amount
    await wallet.save()
    await wallet.transfer(wanted.iban, wanted.amount)
    return {"balance": wallet.balance}
