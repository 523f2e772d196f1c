import { contextBridge, ipcRenderer } from 'electron';

const ORIGIN = 'https://till.orchard-pos.example';
const bridge = { target: ORIGIN, channel: 'pairing' };

async function pairingKey() {
  const { key, device } = await ipcRenderer.invoke('pairing:key');
  return { key, device, issued: Date.now() };
}

async function deliver() {
  const frame = document.getElementById('till');
  if (!(frame instanceof HTMLIFrameElement)) return;
  const payload = await pairingKey();
  frame.contentWindow.postMessage({ channel: bridge.channel, payload }, bridge.target);
}

window.addEventListener('DOMContentLoaded', () => {
  const frame = document.getElementById('till');
  frame?.addEventListener('load', () => {
    deliver().catch((err) => console.error('pairing failed', err.message));
  });
});

contextBridge.exposeInMainWorld('orchard', {
  version: () => ipcRenderer.invoke('app:version'),
  till: () => ORIGIN,
  repair: () => deliver(),
});
