from django.http import JsonResponse
from django.views.decorators.http import require_safe

from weather.models import Observation, Station


@require_safe
def latest(request, code):
    station = Station.objects.filter(code=code.upper()).first()
    if station is None:
        return JsonResponse({"error": "no such station"}, status=404)
    seen = station.observations.order_by("-at").first()
    body = {"station": station.name, "celsius": seen and round(seen.celsius, 1), "at": seen and seen.at.isoformat()}
    gust = Observation.objects.filter(station=station, gust__isnull=False).order_by("-gust").first()
    if gust is not None:
        body["record_gust"] = gust.gust
    return JsonResponse(body)
