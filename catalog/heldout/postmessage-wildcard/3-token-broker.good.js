import { getAccessToken, currentUser } from './auth.js';

const APPS = new Map([
  ['https://mail.example.com', ['mail.read']],
  ['https://files.example.com', ['files.read', 'files.write']],
]);

async function grant({ origin, requestId }) {
  const scopes = APPS.get(origin);
  const token = await getAccessToken(scopes);
  return { type: 'token', requestId, token, user: currentUser().id };
}

function pong(source) {
  source.postMessage({ type: 'pong', version: 3 }, '*');
}

window.addEventListener('message', async (event) => {
  if (!APPS.has(event.origin)) return;
  const { type, requestId } = event.data ?? {};
  if (type === 'ping') {
    pong(event.source);
    return;
  }
  if (type === 'request-token') {
    const reply = await grant({ origin: event.origin, requestId });
    event.source.postMessage(reply, event.origin);
  }
});
