import { verifyUnsubscribe } from './tokens.mjs';
import { removeSubscriber } from './subscribers.mjs';

const page = (title, inner) => `<!doctype html><html lang="en"><title>${title}</title><body>${inner}</body></html>`;

function html(statusCode, body) {
  return { statusCode, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function confirmation({ email, list }) {
  return `<p>${email} no longer receives <b>${list}</b>.</p>`;
}

export const handler = async (event) => {
  const { token = '', email = '', list = 'all mail' } = event.queryStringParameters ?? {};
  const subscriberId = await verifyUnsubscribe(token);
  if (!subscriberId) {
    return html(400, page('Expired', `<p>The link for ${email} has expired.</p>`)); // want "reflected-xss"
  }
  await removeSubscriber(subscriberId);
  return html(200, page('Done', confirmation({ email, list }))); // want "reflected-xss"
};

export const json = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: event.queryStringParameters?.email ?? null }),
});
