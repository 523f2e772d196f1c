type PaymentEvent =
  | { type: "resize"; height: number }
  | { type: "paid"; reference: string }
  | { type: "failed"; reason: string };

export class PaymentFrame {
  private readonly frame: HTMLIFrameElement;
  private readonly provider: string;

  constructor(host: HTMLElement, provider: string, orderId: string) {
    this.provider = new URL(provider).origin;
    this.frame = document.createElement("iframe");
    this.frame.src = `${provider}/pay?order=${encodeURIComponent(orderId)}`;
    host.append(this.frame);
    window.addEventListener("message", this.receive);
  }

  private receive = (event: MessageEvent<PaymentEvent>) => {
    if (event.origin !== this.provider || typeof event.data.type !== "string") return;
    switch (event.data.type) {
      case "resize":
        this.frame.style.height = `${event.data.height}px`;
        break;
      case "paid":
        void this.complete(event.data.reference);
        break;
      case "failed":
        this.frame.remove();
        break;
    }
  };

  private async complete(reference: string) {
    await fetch("/orders/complete", { method: "POST", body: JSON.stringify({ reference }) });
  }

  destroy() {
    window.removeEventListener("message", this.receive);
  }
}
