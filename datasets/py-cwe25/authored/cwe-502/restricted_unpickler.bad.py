import io
import pickle
import socketserver

TRUSTED = {"builtins", "collections", "datetime", "decimal"}


class Reader(pickle.Unpickler):
    def find_class(self, module, name):
        if module.partition(".")[0] in TRUSTED and not name.startswith("_"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


class Ledger(socketserver.StreamRequestHandler):
    def handle(self):
        size = int.from_bytes(self.rfile.read(4), "big")
        if size > 65536:
            return
        try:
            entry = Reader(io.BytesIO(self.rfile.read(size))).load()
        except pickle.UnpicklingError:
            self.wfile.write(b"refused\n")
            return
        self.server.entries.append((entry["account"], entry["amount"], entry["day"]))
        self.wfile.write(b"ok\n")


class Book(socketserver.ThreadingTCPServer):
    allow_reuse_address = True

    def __init__(self, address):
        super().__init__(address, Ledger)
        self.entries = []

    def balance(self, account):
        return sum(amount for name, amount, _ in self.entries if name == account)

    def since(self, day):
        return [entry for entry in self.entries if entry[2] >= day]


if __name__ == "__main__":
    with Book(("0.0.0.0", 7700)) as book:
        book.serve_forever()
