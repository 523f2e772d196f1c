import ctypes
import itertools

from fastapi import FastAPI, HTTPException

app = FastAPI()
numbers = itertools.count(1)


class Draft:
    def __init__(self, text):
        self.text = text


class Drafts:
    def __init__(self):
        self.held = {}

    def add(self, text):
        draft = Draft(text)
        key, value = next(numbers), id(draft)
        self.held[key] = value
        return key

    def get(self, key):
        value = self.held[key]
        return ctypes.cast(value, ctypes.py_object).value


drafts = Drafts()


@app.post("/drafts")
def add(text: str):
    return {"draft": drafts.add(text)}


@app.get("/drafts/{key}")
def read(key: int):
    if key not in drafts.held:
        raise HTTPException(404)
    return {"text": drafts.get(key).text}
