import io
import warnings

import tornado.web
from PIL import Image

Image.MAX_IMAGE_PIXELS = 24_000_000
warnings.simplefilter("error", Image.DecompressionBombWarning)


class Crop(tornado.web.RequestHandler):
    def post(self):
        if len(self.request.body) > 5_000_000:
            raise tornado.web.HTTPError(413)
        try:
            picture = Image.open(io.BytesIO(self.request.body))
            side = min(picture.size)
            cut = picture.convert("RGB").crop((0, 0, side, side)).resize((256, 256))
        except (OSError, Warning, Image.DecompressionBombError):
            raise tornado.web.HTTPError(422)
        out = io.BytesIO()
        cut.save(out, "PNG")
        self.set_header("Content-Type", "image/png")
        self.write(out.getvalue())
