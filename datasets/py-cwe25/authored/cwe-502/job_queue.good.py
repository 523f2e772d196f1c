import json

import jsonpickle
import pika


class Report:
    def __init__(self, kind="daily", recipients=(), days=1):
        self.kind, self.recipients, self.days = kind, list(recipients), days


def on_job(channel, method, properties, body):
    if properties.content_type != "application/json":
        channel.basic_reject(method.delivery_tag, requeue=False)
        return
    job = Report(**json.loads(body.decode()))
    job.days = min(job.days, 31)
    channel.basic_publish("", "reports", jsonpickle.encode(job, unpicklable=False).encode())
    channel.basic_ack(method.delivery_tag)


def main():
    connection = pika.BlockingConnection(pika.ConnectionParameters("mq"))
    channel = connection.channel()
    channel.queue_declare("jobs", durable=True, arguments=json.loads('{"x-max-length": 1000}'))
    channel.basic_consume("jobs", on_job)
    channel.start_consuming()
