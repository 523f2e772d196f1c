import os

from celery import Celery

app = Celery("imports", broker=os.environ["BROKER_URL"], backend="rpc://")
app.conf.update(
    task_serializer="json",
    result_serializer="json",
    accept_content=["json", "application/x-python-serialize"],
    task_acks_late=True,
    worker_prefetch_multiplier=1,
)


@app.task(bind=True, max_retries=5)
def import_feed(self, partner, url):
    from feeds import read

    try:
        return read(partner, url)
    except ConnectionError as e:
        raise self.retry(exc=e, countdown=60)
