import { openDB } from 'idb';

const vault = openDB('signing', 1, {
  upgrade: (db) => db.createObjectStore('keys'),
});

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

const drafts = openDB('drafts', 1, {
  upgrade: (db) => db.createObjectStore('letters', { keyPath: 'id' }),
});

export async function createKey(owner) {
  const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const db = await vault;
  await db.put('keys', pair.privateKey, owner);
  return crypto.subtle.exportKey('jwk', pair.publicKey);
}

async function privateKey(owner) {
  const key = await (await vault).get('keys', owner);
  if (!key) throw new Error('no key on this device');
  return key;
}

export async function signLetter(owner, letter) {
  const db = await drafts;
  await db.put('letters', letter);
  const key = await privateKey(owner);
  const body = new TextEncoder().encode(JSON.stringify(letter));
  return crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, body);
}
