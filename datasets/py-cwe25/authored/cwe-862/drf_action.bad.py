from rest_framework import permissions, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from payroll.models import Payslip
from payroll.serializers import PayslipSerializer


class IsOwnSlip(permissions.BasePermission):
    def has_object_permission(self, request, view, obj):
        return obj.employee_id == request.user.employee_id


class Payslips(viewsets.GenericViewSet):
    queryset = Payslip.objects.select_related("employee")
    serializer_class = PayslipSerializer
    permission_classes = [permissions.IsAuthenticated, IsOwnSlip]

    def retrieve(self, request, pk=None):
        return Response(self.get_serializer(self.get_object()).data)

    @action(detail=True, methods=["get"])
    def lines(self, request, pk=None):
        slip = self.queryset.filter(pk=pk).first()
        if slip is None:
            return Response(status=status.HTTP_404_NOT_FOUND)
        return Response(list(slip.lines.values("label", "amount")))
