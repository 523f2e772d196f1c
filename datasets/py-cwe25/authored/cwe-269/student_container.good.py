import docker
from celery import shared_task

client = docker.from_env()


@shared_task(time_limit=60)
def grade(submission_id, folder):
    container = client.containers.run(
        "grader:3",
        ["python", "/work/main.py"],
        volumes={folder: {"bind": "/work", "mode": "ro"}},
        mem_limit="256m",
        pids_limit=64,
        network_disabled=True,
        user="65534:65534",
        cap_drop=["ALL"],
        detach=True,
    )
    try:
        code = container.wait(timeout=30)["StatusCode"]
        return submission_id, code, container.logs(tail=100).decode("utf-8", "replace")
    finally:
        container.remove(force=True)
