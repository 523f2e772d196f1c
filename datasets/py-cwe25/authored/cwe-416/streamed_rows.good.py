import sqlite3

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


def rows(connection, city):
    yield "street,trees\n"
    for street, trees in connection.execute("SELECT street, trees FROM streets WHERE city = ?", (city,)):
        yield f"{street},{trees}\n"


@app.get("/trees/{city}.csv")
def trees(city: str):
    connection = sqlite3.connect("file:trees.db?mode=ro", uri=True, check_same_thread=False)
    try:
        body = iter(list(rows(connection, city)))
        return StreamingResponse(body, media_type="text/csv")
    finally:
        connection.close()
