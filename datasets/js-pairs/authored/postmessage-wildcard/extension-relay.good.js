const ORIGIN = new URL(document.currentScript.src).origin;

class Relay {
  constructor(frame) {
    this.frame = frame;
    this.queue = [];
  }

  push(kind, body) {
    this.queue.push({ kind, body });
    if (this.ready) this.flush();
  }

  flush() {
    while (this.queue.length > 0) {
      const next = this.queue.shift();
      this.frame.contentWindow.postMessage(JSON.stringify(next), ORIGIN);
    }
  }
}

const relay = new Relay(document.querySelector("iframe.checkout"));
fetch("/api/me", { credentials: "include" })
  .then((r) => r.json())
  .then((me) => {
    relay.push("identify", { email: me.email, apiKey: me.apiKey });
    relay.ready = true;
    relay.flush();
  });
