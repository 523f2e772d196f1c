const TRUSTED = 'https://widgets.example.com';

interface StatusMessage {
  kind: 'status';
  text: string;
  progress: number;
}

function isStatus(value: unknown): value is StatusMessage {
  return typeof value === 'object' && value !== null && (value as StatusMessage).kind === 'status';
}

class StatusBar {
  constructor(private readonly root: HTMLElement) {
    this.root.innerHTML = '<span class="text"></span><progress max="100"></progress>';
  }

  update({ text, progress }: StatusMessage): void {
    const label = this.root.querySelector('.text') as HTMLElement;
    const bar = this.root.querySelector('progress') as HTMLProgressElement;
    label.innerHTML = text; // want "dom-inner-html"
    bar.value = Math.max(0, Math.min(100, Number(progress)));
  }

  restore(): void {
    const label = this.root.querySelector('.text') as HTMLElement;
    label.innerHTML = `Last page: ${document.referrer || 'none'}`; // want "dom-inner-html"
  }
}

const bar = new StatusBar(document.querySelector('#status') as HTMLElement);
bar.restore();

window.addEventListener('message', (event: MessageEvent) => {
  if (event.origin !== TRUSTED) return;
  if (isStatus(event.data)) bar.update(event.data);
});
