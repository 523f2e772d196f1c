import numpy as np
from fastapi import FastAPI, HTTPException
from numba import njit
from pydantic import BaseModel, Field

app = FastAPI()


class Series(BaseModel):
    values: list[float] = Field(min_length=1, max_length=100_000)
    width: int = Field(gt=0)


@njit
def means(values, width, out):
    for i in range(out.shape[0]):
        total = 0.0
        for k in range(width):
            total += values[i + k]
        out[i] = total / width


@app.post("/smooth")
def smooth(series: Series):
    values = np.array(series.values, dtype=np.float64)
    if series.width > 10_000:
        raise HTTPException(422, "width")
    out = np.empty(values.size)
    means(values, series.width, out)
    return {"values": out.tolist()}
