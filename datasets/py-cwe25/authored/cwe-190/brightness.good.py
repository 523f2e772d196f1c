import io

import numpy as np
from django.http import HttpResponse
from django.views.decorators.http import require_POST
from PIL import Image


def brighter(pixels, amount):
    moved = pixels.astype(np.int16) + np.int16(amount)
    return np.clip(moved, 0, 255).astype(np.uint8)


@require_POST
def xray(request):
    """Makes an X-ray brighter, so that faint lines show."""
    amount = min(max(int(request.POST.get("amount", "20")), 0), 255)
    picture = Image.open(request.FILES["image"]).convert("L")
    out = io.BytesIO()
    Image.fromarray(brighter(np.asarray(picture), amount)).save(out, "PNG")
    return HttpResponse(out.getvalue(), content_type="image/png")
