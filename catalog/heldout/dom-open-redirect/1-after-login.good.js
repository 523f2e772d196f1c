import { login } from './api.js';

const form = document.querySelector('#login');
const error = document.querySelector('#login-error');

function nextPage() {
  const next = new URLSearchParams(window.location.search).get('next');
  if (!next) return '/home';
  const url = new URL(next, window.location.origin);
  return url.origin === window.location.origin ? url.href : '/home';
}

async function submit(event) {
  event.preventDefault();
  error.textContent = '';
  const data = new FormData(form);
  try {
    await login(data.get('email'), data.get('password'));
    window.location.assign(nextPage());
  } catch (err) {
    error.textContent = err.message;
  }
}

document.querySelector('#register').addEventListener('click', () => {
  window.location.href = '/register?ref=' + encodeURIComponent(document.referrer);
});

form.addEventListener('submit', submit);
