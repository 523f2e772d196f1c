import email
import email.policy
import imaplib
import os

from celery import shared_task


def text_of(message):
    return (message.get_payload(decode=True) or b"").decode("utf-8", "replace")


@shared_task
def collect():
    box = imaplib.IMAP4_SSL("imap.claims.example")
    box.login(os.environ["IMAP_USER"], os.environ["IMAP_PASSWORD"])
    box.select("INBOX")
    _, numbers = box.search(None, "UNSEEN")
    claims = []
    for number in numbers[0].split():
        _, parts = box.fetch(number, "(RFC822)")
        message = email.message_from_bytes(parts[0][1], policy=email.policy.compat32)
        claims.append({"from": message.get("From", ""), "text": text_of(message)[:5000]})
        box.store(number, "+FLAGS", "\\Seen")
    return claims
