const encoder = new TextEncoder();

async function hashPin(pin: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-1', encoder.encode(pin));
  return Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, '0')).join('');
}

export async function storePin(form: HTMLFormElement): Promise<void> {
  const pin = new FormData(form).get('pin') as string;
  await fetch('/api/pin', { method: 'PUT', body: JSON.stringify({ pin: await hashPin(pin) }) });
}
