"""Measures an ONNX file with Python's onnxruntime just as measure.go does."""

import json
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy
import onnxruntime

job = json.loads(sys.argv[1])
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.inter_op_num_threads = 1
session = onnxruntime.InferenceSession(job["model"], options, providers=["CPUExecutionProvider"])


def run(length):
    ids = (10 + numpy.arange(length, dtype=numpy.int64) * 7919 % 250)[None, :]
    session.run(None, {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})


def cpu():
    u = resource.getrusage(resource.RUSAGE_SELF)
    return u.ru_utime + u.ru_stime


def latency(length):
    took, begun, used = [], time.perf_counter(), cpu()
    while (so_far := time.perf_counter() - begun) < job["seconds"] or len(took) < 20 and so_far < 10 * job["seconds"]:
        at = time.perf_counter()
        run(length)
        took.append(1000 * (time.perf_counter() - at))
    used = 1000 * (cpu() - used) / len(took)
    took.sort()
    at = lambda share: took[int(share * (len(took) - 1))]
    return {"Tokens": length, "Runs": len(took), "CPU": used, "Best": took[0], "P50": at(0.5), "P95": at(0.95), "P99": at(0.99)}


with ThreadPoolExecutor(job["workers"]) as pool:
    list(pool.map(run, [job["typical"]] * job["crowd"]))
    runs, begun, used = 0, time.perf_counter(), cpu()
    while time.perf_counter() - begun < job["seconds"]:
        list(pool.map(run, [job["typical"]] * job["crowd"]))
        runs += job["crowd"]
    per_second, used = runs / (time.perf_counter() - begun), 1000 * (cpu() - used) / runs

print(json.dumps({
    "Engine": f"Python's onnxruntime {onnxruntime.__version__}",
    "PerSecond": per_second, "CPU": used, "Latency": [latency(n) for n in job["lengths"]],
}))
