import tornado.web
from pathlib import Path
import time


class MapUpload(tornado.web.RequestHandler):
    folder = Path("/srv/www/maps")

    def looks_right(self, name):
        lower = name.lower()
        return lower.endswith((".gpx", ".kml", ".geojson"))

    def post(self):
        saved = []
        for upload in self.request.files.get("map", []):
            name = Path(upload["filename"]).name
            if not self.looks_right(name):
                raise tornado.web.HTTPError(415, "maps only")
            path = self.folder / f"{int(time.time())}-{name}"
            path.write_bytes(upload["body"])
            saved.append(path.name)
        self.write({"saved": saved})
