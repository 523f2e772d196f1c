from fastapi import FastAPI, HTTPException, Query
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, TemplateNotFound, select_autoescape

app = FastAPI()
env = Environment(loader=FileSystemLoader("letters"), autoescape=select_autoescape())


@app.get("/letters/{kind}", response_class=HTMLResponse)
def letter(kind: str, language: str = Query("en", min_length=2, max_length=200)):
    try:
        template = env.get_template(f"{language}/{kind}.html")
    except (FileNotFoundError, TemplateNotFound):
        raise HTTPException(404, "no such letter")
    return template.render(sender="The library", year=2026)
