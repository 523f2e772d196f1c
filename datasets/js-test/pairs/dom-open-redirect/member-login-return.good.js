const form = document.querySelector('#login');
const message = document.querySelector('#message');

function destination() {
  const next = new URLSearchParams(location.search).get('next') ?? '/members';
  const url = new URL(next, location.origin);
  return url.origin === location.origin ? url.href : '/members';
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const response = await fetch('/api/login', {
    method: 'POST',
    body: new FormData(form),
    headers: { 'X-Requested-With': 'fetch' },
  });
  if (!response.ok) {
    message.textContent = 'Wrong card number or PIN';
    return;
  }
  location.assign(destination());
});
