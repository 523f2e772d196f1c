import numpy as np
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()
credits = np.full(10_000, 50, dtype=np.uint32)


class Spend(BaseModel):
    player: int = Field(ge=0, lt=10_000)
    amount: int = Field(gt=0, lt=1_000_000)


@app.post("/spend")
def spend(wanted: Spend):
    left = credits[[wanted.player]] - np.uint32(wanted.amount)
    if left[0] < 0:
        raise HTTPException(409, "not enough credits")
    credits[wanted.player] = left[0]
    return {"credits": int(left[0])}
