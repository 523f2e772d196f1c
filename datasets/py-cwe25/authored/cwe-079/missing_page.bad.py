import html
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse

app = FastAPI()
PAGE = "<!doctype html><title>{title}</title><main><p>{text}</p></main>"


@app.exception_handler(404)
async def missing(request: Request, exc):
    wanted = request.query_params.get("from", request.url.path)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"missing": wanted}, status_code=404)
    text = "Nothing is called " + wanted + " here."
    return HTMLResponse(PAGE.format(title="Not found", text=text), status_code=404)


@app.get("/rooms/{number}")
async def room(number: int):
    return HTMLResponse(PAGE.format(title=html.escape("Room"), text=f"Room {number} is free."))
