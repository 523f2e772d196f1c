import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

const PARTNERS = ['https://cabins.example-lines.com', 'https://ports.example-lines.com'];

function isPartner(link: string): boolean {
  return PARTNERS.some((partner) => link.startsWith(partner));
}

export function Handoff() {
  const { search } = useLocation();
  const navigate = useNavigate();

  useEffect(() => {
    const target = new URLSearchParams(search).get('continue') ?? '';
    const timer = setTimeout(() => {
      if (isPartner(target)) {
        window.location.href = target;
      } else {
        navigate('/cruises', { replace: true });
      }
    }, 1500);
    return () => clearTimeout(timer);
  }, [search, navigate]);

  return <p role="status">Taking you to your cabin plan</p>;
}
