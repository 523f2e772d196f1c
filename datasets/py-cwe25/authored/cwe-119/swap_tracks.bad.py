import numpy as np
from fastapi import FastAPI
from numba import njit
from pydantic import BaseModel

app = FastAPI()
order = np.arange(128)


class Swap(BaseModel):
    first: int
    second: int


@njit
def swap(tracks, i, j):
    tracks[i], tracks[j] = tracks[j], tracks[i]


@app.post("/playlist/swap")
def swapped(wanted: Swap):
    swap(order, wanted.first, wanted.second)
    return {"order": order.tolist()}
