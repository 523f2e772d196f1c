const IDENTITY = 'https://id.broker.example';

export interface Session {
  accessToken: string;
  expiresIn: number;
}

interface IdentityMessage {
  type?: string;
  state?: string;
  session?: Session;
}

export function signIn(): Promise<Session> {
  const state = crypto.randomUUID();
  const popup = window.open(`${IDENTITY}/authorize?state=${state}`, 'identity', 'width=480,height=640');
  if (!popup) {
    return Promise.reject(new Error('the browser blocked the sign-in window'));
  }

  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(new Error('sign-in took too long')), 120_000);

    function done(outcome: Error | Session) {
      clearTimeout(timer);
      window.removeEventListener('message', receive);
      popup!.close();
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    }

    function receive(event: MessageEvent<IdentityMessage>) {
      if (event.origin !== IDENTITY) return;
      const { type, session } = event.data;
      if (type === 'denied') done(new Error('sign-in was refused'));
      if (type === 'signed-in' && session) done(session);
    }

    window.addEventListener('message', receive);
  });
}
