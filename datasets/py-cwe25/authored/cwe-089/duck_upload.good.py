import re
import duckdb
from fastapi import FastAPI, HTTPException

app = FastAPI()
NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")


@app.get("/datasets/{name}/summary")
def summary(name: str, column: str, minimum: float = 0.0):
    if not NAME.fullmatch(name) or not NAME.fullmatch(column):
        raise HTTPException(400, "no such column")
    con = duckdb.connect("warehouse.duckdb", read_only=True)
    try:
        row = con.execute(
            f"SELECT count(*), avg({column}) FROM {name} WHERE {column} >= ?", [minimum]
        ).fetchone()
    except duckdb.CatalogException:
        raise HTTPException(404, "no such data set")
    finally:
        con.close()
    return {"count": row[0], "mean": row[1]}
