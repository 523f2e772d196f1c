import { useEffect, useState } from 'react';
import { exchangeCode } from './auth';

interface Session {
  accessToken: string;
  expiresIn: number;
  user: { id: string; email: string };
}

function handBack(opener: Window, session: Session): void {
  const target = document.referrer ? new URL(document.referrer).origin : '*';
  opener.postMessage({ source: 'sso', session }, { targetOrigin: target });
}

export function SignonPopup() {
  const [problem, setProblem] = useState('');

  useEffect(() => {
    const code = new URLSearchParams(window.location.search).get('code');
    if (!code || !window.opener) {
      setProblem('This window was opened by itself.');
      return;
    }
    exchangeCode(code)
      .then((session: Session) => {
        handBack(window.opener, session);
        window.close();
      })
      .catch(() => setProblem('Signing in failed.'));
  }, []);

  return <p>{problem || 'Signing you in'}</p>;
}
