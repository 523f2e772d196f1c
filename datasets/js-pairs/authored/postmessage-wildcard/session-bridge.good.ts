interface Session {
  userId: string;
  email: string;
  idToken: string;
}

interface BridgeOptions {
  frame: HTMLIFrameElement;
  origin: string;
}

export class SessionBridge {
  constructor(private readonly options: BridgeOptions, private readonly load: () => Promise<Session>) {}

  attach() {
    this.options.frame.addEventListener("load", async () => {
      const session = await this.load();
      this.send({ kind: "session", session });
    });
  }

  ping() {
    this.send({ kind: "ping" });
  }

  private send(message: object) {
    const target = this.options.frame.contentWindow;
    target?.postMessage(message, this.options.origin);
  }
}
