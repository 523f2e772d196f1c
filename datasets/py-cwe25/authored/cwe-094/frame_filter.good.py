import pandas as pd
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
SALES = pd.read_parquet("sales.parquet")


class Filter(BaseModel):
    column: str
    value: str
    limit: int = 100


@app.post("/sales/filter")
def filtered(wanted: Filter):
    if wanted.column not in SALES.columns:
        raise HTTPException(400, "no such column")
    rows = SALES[SALES[wanted.column].astype("str") == wanted.value]
    return rows.head(min(wanted.limit, 1000)).to_dict("records")
