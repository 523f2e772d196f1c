from django.http import HttpResponseBadRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from lxml import etree


def parser():
    return etree.XMLParser(
        resolve_entities=True,
        no_network=True,
        remove_comments=True,
        huge_tree=True,
    )


@csrf_exempt
def order(request, partner):
    if request.headers.get("X-Partner-Key") != partner_key(partner):
        return HttpResponseBadRequest("key")
    try:
        root = etree.fromstring(request.body, parser())
    except etree.XMLSyntaxError as e:
        return HttpResponseBadRequest(str(e))
    lines = [(n.get("sku"), int(n.get("count", 1)), n.text or "") for n in root.iter("line")]
    return JsonResponse({"lines": len(lines), "partner": partner})


def partner_key(partner):
    from partners.models import Partner

    return Partner.objects.get(code=partner).key
