const form = document.querySelector('#card-form');
const status = document.querySelector('#status');

const SHOP_ORIGIN = document.currentScript.dataset.shopOrigin;

function announceHeight() {
  window.parent.postMessage({ type: 'resize', height: document.body.scrollHeight }, '*');
}

new ResizeObserver(announceHeight).observe(document.body);

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const response = await fetch('/tokens', { method: 'POST', body: new FormData(form) });
  if (!response.ok) {
    status.textContent = 'The card was refused';
    return;
  }
  const { token, last4 } = await response.json();
  window.parent.postMessage({ type: 'card-token', token, last4 }, SHOP_ORIGIN);
});
