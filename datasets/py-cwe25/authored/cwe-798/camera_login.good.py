import requests
from celery import shared_task
from requests.auth import HTTPDigestAuth

from cameras.models import Camera
from cameras.vault import secret


def snapshot(camera):
    auth = HTTPDigestAuth("service", secret(f"cameras/{camera.pk}"))
    answer = requests.get(f"https://{camera.address}/snapshot.jpg", auth=auth, timeout=10)
    answer.raise_for_status()
    return answer.content


@shared_task
def snapshots():
    kept = 0
    for camera in Camera.objects.filter(active=True):
        try:
            camera.store(snapshot(camera))
            kept += 1
        except requests.RequestException as e:
            camera.note(str(e), token=secret("notes/token"))
    return kept
