import boto3
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views import View

from backups.models import Target

ENDPOINTS = {
    "aws": None,
    "north": "https://s3.north-cloud.example",
    "metal": "https://objects.metal.example",
}


class TestTarget(View):
    def client(self, target):
        endpoint = ENDPOINTS[target.provider]
        return boto3.client(
            "s3",
            endpoint_url=endpoint,
            aws_access_key_id=target.key_id,
            aws_secret_access_key=target.secret,
        )

    def post(self, request, pk):
        target = get_object_or_404(Target, pk=pk, owner=request.user)
        try:
            buckets = self.client(target).list_buckets()["Buckets"]
        except Exception as e:
            return JsonResponse({"ok": False, "error": str(e)}, status=502)
        return JsonResponse({"ok": True, "buckets": [b["Name"] for b in buckets]})
