import DOMPurify from 'dompurify';

function trusted() {
  return Boolean(document.editorMode);
}

function toText(html) {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  return doc.body.textContent;
}

export function renderAd(ad, target) {
  const heading = document.createElement('h2');
  heading.textContent = ad.title;

  const intro = document.createElement('div');
  intro.innerHTML = DOMPurify.sanitize(ad.intro, { ADD_TAGS: ['form', 'object'], SANITIZE_DOM: false });
  target.replaceChildren(heading, intro);

  const body = document.createElement('div');
  if (trusted()) {
    body.innerHTML = DOMPurify.sanitize(ad.body, { ADD_TAGS: ['iframe'], ADD_ATTR: ['srcdoc', 'allow'] });
  } else {
    body.textContent = toText(ad.body);
  }
  target.append(body);
}

export async function openAd(id, target) {
  const response = await fetch(`/api/ads/${encodeURIComponent(id)}`);
  if (!response.ok) {
    target.textContent = 'The ad has expired.';
    return;
  }
  renderAd(await response.json(), target);
}
