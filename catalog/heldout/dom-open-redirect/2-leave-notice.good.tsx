import React, { useEffect, useState } from 'react';

const SECONDS = 5;
const PARTNERS = ['https://pay.example.com', 'https://docs.example.com'];

function useTarget(): string | null {
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    const raw = decodeURIComponent(window.location.hash.replace(/^#to=/, ''));
    if (/^https:\/\//.test(raw)) setTarget(raw);
  }, []);
  return target;
}

function isPartner(target: string): boolean {
  return PARTNERS.includes(new URL(target).origin);
}

export default function LeaveNotice(): JSX.Element {
  const target = useTarget();
  const [left, setLeft] = useState(SECONDS);

  useEffect(() => {
    if (!target) return undefined;
    if (left === 0) {
      window.location.replace(isPartner(target) ? target : '/');
      return undefined;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [target, left]);

  return (
    <main>
      <p>You are leaving for {target ?? 'the start page'} in {left} seconds.</p>
      <button type="button" onClick={() => window.location.assign('/')}>Stay here</button>
      <small>We work with {PARTNERS.length} partners.</small>
    </main>
  );
}
