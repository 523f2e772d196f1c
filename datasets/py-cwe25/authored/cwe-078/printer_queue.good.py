from subprocess import CalledProcessError, check_output

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()


class Job(BaseModel):
    printer: str = Field(max_length=64)
    copies: int = Field(1, ge=1, le=20)
    document_id: int


@app.post("/print")
def enqueue(job: Job):
    path = f"/srv/spool/{job.document_id}.ps"
    words = ["lp", "-n", str(job.copies), "-d", job.printer, path]
    try:
        out = check_output(["/usr/bin/env", *words], timeout=10)
    except CalledProcessError:
        raise HTTPException(502, "the printer refused")
    return {"job": out.decode().strip()}
