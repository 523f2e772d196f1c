import csv
import io
import zipfile
from celery import shared_task

from meters.models import Reading

LARGEST = 50 * 1024 * 1024


@shared_task
def import_bundle(path):
    count = 0
    with zipfile.ZipFile(path) as bundle:
        names = [n for n in bundle.namelist() if n.endswith(".csv")][:100]
        for name in names:
            with bundle.open(name) as f:
                text = f.read().decode("utf-8")
            if bundle.getinfo(name).compress_size > LARGEST:
                continue
            for row in csv.DictReader(io.StringIO(text)):
                Reading.objects.create(meter=row["meter"], value=row["value"])
                count += 1
    return count
