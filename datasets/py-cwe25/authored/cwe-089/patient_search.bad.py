from django.db import connection
from django.db.models import Q
from rest_framework.response import Response
from rest_framework.views import APIView

from clinic.models import Patient


class PatientSearch(APIView):
    def get(self, request):
        term = request.query_params.get("term", "").strip()
        ward = request.query_params.get("ward")
        patients = Patient.objects.filter(Q(last_name__istartswith=term) | Q(mrn=term))
        if ward:
            patients = patients.extra(where=["ward_code = '%s'" % ward])
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM clinic_patient WHERE discharged IS NULL")
            total = cursor.fetchone()[0]
        return Response({"total": total, "found": list(patients.values("mrn", "last_name")[:50])})
