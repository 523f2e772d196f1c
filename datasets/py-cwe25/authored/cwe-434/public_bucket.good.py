import mimetypes
import os
import uuid

import boto3
from celery import shared_task

s3 = boto3.client("s3")
TYPES = {"image/png": ".png", "image/jpeg": ".jpg", "application/pdf": ".pdf"}


@shared_task
def publish(path, claimed_type, claimed_name):
    kind = claimed_type if claimed_type in TYPES else mimetypes.guess_type(claimed_name)[0]
    ext = TYPES[kind]
    key = f"uploads/{uuid.uuid4()}{ext}"
    s3.upload_file(
        path,
        os.environ["SITE_BUCKET"],
        key,
        ExtraArgs={"ACL": "public-read", "ContentType": kind, "CacheControl": "max-age=86400"},
    )
    os.unlink(path)
    return f"https://www.shop.example/{key}"
