const form = document.querySelector('#login');
const message = document.querySelector('#login-message');

async function signIn(email, password) {
  const response = await fetch('/api/session', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password, transport: 'cookie' }),
  });
  if (!response.ok) {
    throw new Error(response.status === 401 ? 'Wrong e-mail or password.' : 'Please try again later.');
  }
  const { member } = await response.json();
  return member;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  message.textContent = '';
  const data = new FormData(form);
  try {
    const member = await signIn(data.get('email'), data.get('password'));
    localStorage.setItem('home-club', member.homeClub);
    localStorage.setItem('units', member.prefersImperial ? 'lb' : 'kg');
    location.assign('/classes');
  } catch (err) {
    message.textContent = err.message;
  }
});
