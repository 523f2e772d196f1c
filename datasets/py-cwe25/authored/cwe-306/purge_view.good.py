from rest_framework.authentication import TokenAuthentication
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from archive.models import Recording


class Station(APIView):
    authentication_classes = [TokenAuthentication]
    permission_classes = [IsAuthenticated]


class Schedule(Station):
    permission_classes = [AllowAny]

    def get(self, request):
        return Response(list(Recording.objects.values("title", "starts")))


class Purge(Station):
    """Deletes what is older than so many days."""

    def post(self, request):
        days = max(int(request.data["days"]), 30)
        deleted, _ = Recording.objects.older_than(days).delete()
        return Response({"deleted": deleted})
