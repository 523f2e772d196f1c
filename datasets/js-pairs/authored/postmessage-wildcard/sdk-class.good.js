class Channel {
  constructor(target, origin = "https://vault.example.com") {
    this.target = target;
    this.origin = origin;
  }

  send(type, payload) {
    this.target.postMessage({ type, payload }, this.origin);
  }
}

export function unlock(password) {
  const channel = new Channel(document.getElementById("vault").contentWindow);
  channel.send("unlock", { password });
}
