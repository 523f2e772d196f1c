import logging

import requests
from celery import shared_task

log = logging.getLogger("payments")


def masked(number):
    return "*" * (len(number) - 4) + number[-4:]


@shared_task(bind=True, max_retries=2)
def charge(self, order, card, cents):
    payload = {"order": order, "number": card["number"], "cvc": card["cvc"], "amount": cents}
    log.info("charging %s: %s", masked(card["number"]), cents)
    answer = requests.post("https://gateway.bank.example/charges", json=payload, timeout=15)
    if answer.status_code >= 500:
        log.warning("the gateway answered %s", answer.status_code)
        raise self.retry(countdown=30)
    log.info("order %s: %s", order, answer.json()["status"])
    return answer.json()["id"]
