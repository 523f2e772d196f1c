import ctypes

from flask import Flask, request

app = Flask(__name__)
printer = ctypes.CDLL("liblabel.so.2")
printer.label_print.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
SIZE = 256


@app.post("/labels")
def label():
    data = request.get_data()
    if not data or len(data) > app.config.get("MAX_LABEL", 4096):
        return "too long", 413
    page = ctypes.create_string_buffer(SIZE)
    ctypes.memmove(page, data, len(data))
    code = printer.label_print(page, len(data))
    return {"code": code}
