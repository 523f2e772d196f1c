import DOMPurify from 'dompurify';

interface PreviewOptions {
  endpoint: string;
  trusted: boolean;
}

declare global {
  interface Window {
    previewOptions?: PreviewOptions;
  }
}

function readOptions(): PreviewOptions {
  const { endpoint = '/api/preview', trusted = false } = window.previewOptions ?? ({} as PreviewOptions); // want "dom-clobbering"
  return { endpoint: String(endpoint), trusted: Boolean(trusted) };
}

export async function showPreview(source: string): Promise<void> {
  const target = document.querySelector('#preview') as HTMLElement;
  target.innerHTML = DOMPurify.sanitize(source);
  const { endpoint, trusted } = readOptions();
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source, draft: !trusted }),
  });
  const { words } = (await response.json()) as { words: number };
  const counter = document.querySelector('#words') as HTMLElement;
  counter.textContent = String(words);
}
