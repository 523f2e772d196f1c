from rest_framework import permissions, viewsets

from garden.models import Plot
from garden.serializers import PlotSerializer


class OwnerOrReadOnly(permissions.BasePermission):
    def has_permission(self, request, view):
        return request.user.is_authenticated

    def has_object_permission(self, request, view, obj):
        if request.method in permissions.SAFE_METHODS:
            return True
        return obj.owner == request.user or request.user.garden_id == obj.garden_id


class Plots(viewsets.ModelViewSet):
    """Gardeners see all plots of all gardens, and change their own."""

    queryset = Plot.objects.select_related("owner", "garden")
    serializer_class = PlotSerializer
    permission_classes = [OwnerOrReadOnly]

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user, garden_id=self.request.user.garden_id)
