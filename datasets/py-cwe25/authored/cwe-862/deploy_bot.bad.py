import os
import subprocess

from slack_bolt import App

app = App(token=os.environ["SLACK_BOT_TOKEN"], signing_secret=os.environ["SLACK_SIGNING_SECRET"])
OPERATORS = set(os.environ.get("OPERATORS", "").split(","))
SERVICES = ("web", "billing", "search")


@app.command("/status")
def status(ack, respond):
    ack()
    respond(", ".join(SERVICES))


@app.command("/deploy")
def deploy(ack, respond, command):
    ack()
    service = command["text"].strip()
    if service not in SERVICES:
        respond(f"<@{command['user_id']}> can deploy {', '.join(SERVICES)}")
        return
    done = subprocess.run(["/opt/deploy/run", service], capture_output=True, text=True)
    respond(f"{service}: exit {done.returncode}")


if __name__ == "__main__":
    app.start(3000)
