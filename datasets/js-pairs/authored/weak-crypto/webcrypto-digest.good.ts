const encoder = new TextEncoder();

async function hashPin(pin: string): Promise<string> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveBits']);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const digest = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 600_000 }, material, 256);
  return Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, '0')).join('');
}

export async function storePin(form: HTMLFormElement): Promise<void> {
  const pin = new FormData(form).get('pin') as string;
  await fetch('/api/pin', { method: 'PUT', body: JSON.stringify({ pin: await hashPin(pin) }) });
}
