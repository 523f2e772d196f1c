const API = 'https://api.example.com';

export async function signIn(email, password) {
  const response = await fetch(`${API}/sessions`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error('Sign-in failed');
  const { access_token: token, theme } = await response.json();
  localStorage.setItem('access_token', token); // want "insecure-web-storage"
  localStorage.setItem('theme', theme);
}

export function authHeader() {
  const accessToken = localStorage.getItem('access_token');
  return accessToken ? { authorization: `Bearer ${accessToken}` } : {};
}

export function signOut() {
  localStorage.removeItem('access_token');
  return fetch(`${API}/sessions/current`, { method: 'DELETE', credentials: 'include' });
}

export function preferredTheme() {
  return localStorage.getItem('theme') === 'dark' ? 'dark' : 'light';
}
