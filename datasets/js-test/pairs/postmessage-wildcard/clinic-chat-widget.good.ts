type Visitor = { recordNumber: string; dateOfBirth: string; phone: string };

interface WidgetConfig {
  frame: HTMLIFrameElement;
  vendorOrigin: string;
}

export class ClinicChat {
  private ready = false;

  constructor(private readonly config: WidgetConfig) {
    window.addEventListener('message', (event: MessageEvent) => {
      if (event.origin !== config.vendorOrigin) return;
      if (event.data?.type === 'chat-ready') this.ready = true;
    });
  }

  identify(visitor: Visitor): void {
    this.send('identify', visitor);
  }

  setLanguage(language: string): void {
    this.send('language', { language });
  }

  private send(type: string, detail: object): void {
    if (!this.ready) return;
    this.config.frame.contentWindow?.postMessage(JSON.stringify({ type, detail }), this.config.vendorOrigin);
  }
}
