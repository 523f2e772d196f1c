import DOMPurify from 'dompurify';

const FALLBACK = '/api/uploads';

export function renderBio(html) {
  document.querySelector('#bio').innerHTML = DOMPurify.sanitize(html);
}

const targetMeta = document.head.querySelector('meta[name="upload-target"]');

class Uploader {
  constructor(input) {
    this.input = input;
  }

  endpoint() {
    const target = targetMeta?.getAttribute('content');
    return target ? String(target) : FALLBACK;
  }

  async send() {
    const [file] = this.input.files;
    if (!file || file.size > 2_000_000) return null;
    const body = new FormData();
    body.append('file', file);
    const response = await fetch(this.endpoint(), { method: 'POST', body });
    return response.ok ? response.json() : null;
  }
}

const input = document.querySelector('input[type=file]');
const uploader = new Uploader(input);
input.addEventListener('change', async () => {
  const result = await uploader.send();
  document.querySelector('#upload-state').textContent = result ? 'Saved' : 'Failed';
});
