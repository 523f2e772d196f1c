type Handler = (params: unknown) => Promise<unknown> | unknown;

export class Bridge {
  private readonly handlers = new Map<string, Handler>();

  constructor(private readonly target: Window) {
    this.onMessage = this.onMessage.bind(this);
    window.addEventListener("message", this.onMessage, false);
  }

  register(method: string, handler: Handler): void {
    this.handlers.set(method, handler);
  }

  private async onMessage(event: MessageEvent): Promise<void> {
    const { id, method, params } = event.data ?? {};
    const handler = this.handlers.get(method);
    if (!handler) return;
    const result = await handler(params);
    this.target.postMessage({ id, result }, event.origin);
  }

  close(): void {
    window.removeEventListener("message", this.onMessage);
  }
}
