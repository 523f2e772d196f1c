from rest_framework.authentication import SessionAuthentication, TokenAuthentication
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.viewsets import ModelViewSet

from notes.models import Note
from notes.serializers import NoteSerializer


class BrowserAuthentication(SessionAuthentication):
    def authenticate_header(self, request):
        return 'Session realm="notes"'

    def enforce_csrf(self, request):
        if request.META.get("CSRF_COOKIE_USED"):
            return super().enforce_csrf(request)


class Notes(ModelViewSet):
    authentication_classes = [TokenAuthentication, BrowserAuthentication]
    permission_classes = [IsAuthenticated]
    serializer_class = NoteSerializer

    def get_queryset(self):
        return Note.objects.filter(owner=self.request.user)

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)

    def destroy(self, request, *args, **kwargs):
        self.get_object().delete()
        return Response(status=204)
