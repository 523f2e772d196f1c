import operator

from rest_framework.response import Response
from rest_framework.views import APIView

from alerts.models import Reading

OPERATORS = {"<": operator.lt, ">": operator.gt, "==": operator.eq, ">=": operator.ge, "<=": operator.le}


class AlertTest(APIView):
    def matches(self, reading, rule):
        left, sign, right = rule.split(" ", 2)
        if sign not in OPERATORS:
            raise ValueError(sign)
        value = getattr(reading, left) if left in ("level", "battery") else 0
        return OPERATORS[sign](value, float(right))

    def post(self, request):
        readings = Reading.objects.filter(sensor__owner=request.user).order_by("-at")[:100]
        rule = request.data["rule"]
        return Response({"hits": sum(bool(self.matches(r, rule)) for r in readings)})
