import DOMPurify from 'dompurify';

declare global {
  interface Window {
    wikiConfig?: { assets: string; editable: boolean };
  }
}

const policy: DOMPurify.Config = {
  USE_PROFILES: { html: true },
  ADD_ATTR: ['target'],
  ALLOW_DATA_ATTR: false,
};

export class PagePreview {
  constructor(private readonly host: HTMLElement) {}

  render(markup: string): void {
    this.host.innerHTML = DOMPurify.sanitize(markup, policy) as string;
    this.highlight();
  }

  private highlight(): void {
    if (this.host.querySelector('pre > code') === null) return;
    // Set by an inline script on sites with their own asset server.
    const assets = window.wikiConfig ? String(window.wikiConfig.assets) : '/assets';
    const script = document.createElement('script');
    script.type = 'module';
    script.src = `${assets}/highlight.mjs`;
    script.onerror = () => console.warn('no highlighter');
    document.head.append(script);
  }
}
