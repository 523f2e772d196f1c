import { login } from './api.js';

const form = document.querySelector('#login');
const error = document.querySelector('#login-error');

function nextPage() {
  const next = new URLSearchParams(window.location.search).get('next');
  return next || '/home';
}

async function submit(event) {
  event.preventDefault();
  error.textContent = '';
  const data = new FormData(form);
  try {
    await login(data.get('email'), data.get('password'));
    window.location.assign(nextPage()); // want "dom-open-redirect"
  } catch (err) {
    error.textContent = err.message;
  }
}

document.querySelector('#register').addEventListener('click', () => {
  window.location.href = '/register?ref=' + encodeURIComponent(document.referrer);
});

form.addEventListener('submit', submit);
