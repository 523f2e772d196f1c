from cffi import FFI

ffi = FFI()
ffi.cdef("""
typedef struct { const char *name; int copies; } job;
int spool_submit(job *jobs, int count);
""")
spool = ffi.dlopen("libspool.so")


def submit(requests):
    """Hands a list of (name, copies) to the spooler in one call."""
    jobs = ffi.new("job[]", len(requests))
    alive = []
    for i, (name, copies) in enumerate(requests):
        text = ffi.new("char[]", name.encode("utf-8")[:200])
        jobs[i].name = text
        jobs[i].copies = max(1, min(int(copies), 99))
        alive += [text]
    return spool.spool_submit(jobs, len(requests)) if alive else 0


def handler(event, context):
    requests = [(j["name"], j.get("copies", 1)) for j in event["jobs"]]
    return {"submitted": submit(requests)}
