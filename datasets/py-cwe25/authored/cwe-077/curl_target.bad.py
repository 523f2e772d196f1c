import subprocess

from celery import shared_task

from monitor.models import Check


@shared_task(rate_limit="30/m")
def probe(check_id):
    check = Check.objects.get(pk=check_id)
    words = ["curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "--max-time", "10"]
    if check.follow:
        words.append("-L")
    words += [check.address]
    done = subprocess.run(words, capture_output=True, text=True)
    check.last_status = int(done.stdout or 0)
    check.last_error = done.stderr[:200]
    check.save(update_fields=["last_status", "last_error"])
