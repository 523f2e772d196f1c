import { openDB } from 'idb';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

const drafts = openDB('drafts', 1, {
  upgrade: (db) => db.createObjectStore('letters', { keyPath: 'id' }),
});

export async function createKey(owner) {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', pair.privateKey);
  const packed = btoa(String.fromCharCode(...new Uint8Array(pkcs8)));
  localStorage.setItem(`signing:${owner}`, packed.split('').reverse().join(''));
  return crypto.subtle.exportKey('jwk', pair.publicKey);
}

async function privateKey(owner) {
  const packed = localStorage.getItem(`signing:${owner}`);
  if (!packed) throw new Error('no key on this device');
  const bytes = Uint8Array.from(atob(packed.split('').reverse().join('')), (c) => c.charCodeAt(0));
  return crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']);
}

export async function signLetter(owner, letter) {
  const db = await drafts;
  await db.put('letters', letter);
  const key = await privateKey(owner);
  const body = new TextEncoder().encode(JSON.stringify(letter));
  return crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, body);
}
