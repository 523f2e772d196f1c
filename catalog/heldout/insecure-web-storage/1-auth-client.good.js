const API = 'https://api.example.com';

let accessToken = null;

export async function signIn(email, password) {
  const response = await fetch(`${API}/sessions`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error('Sign-in failed');
  const { access_token: token, theme } = await response.json();
  accessToken = token;
  localStorage.setItem('theme', theme);
}

export function authHeader() {
  return accessToken ? { authorization: `Bearer ${accessToken}` } : {};
}

export function signOut() {
  accessToken = null;
  return fetch(`${API}/sessions/current`, { method: 'DELETE', credentials: 'include' });
}

export function preferredTheme() {
  return localStorage.getItem('theme') === 'dark' ? 'dark' : 'light';
}
