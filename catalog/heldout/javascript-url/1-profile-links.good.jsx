import { useEffect, useState } from 'react';

function webUrl(raw) {
  try {
    const url = new URL(raw);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : '#';
  } catch {
    return '#';
  }
}

function SupportLink() {
  const to = '/support?topic=' + encodeURIComponent(window.location.pathname);
  return <a href={to}>Get help</a>;
}

export default function ProfileLinks({ userId }) {
  const [profile, setProfile] = useState(null);

  useEffect(() => {
    fetch(`/api/users/${encodeURIComponent(userId)}`)
      .then((res) => res.json())
      .then(setProfile);
  }, [userId]);

  if (!profile) return null;
  return (
    <nav>
      <img src={`/avatars/${Number(profile.id)}.png`} alt="" />
      <a rel="noopener" href={webUrl(profile.website)}>Website</a>
      <a href={`mailto:${encodeURIComponent(profile.email)}`}>Mail</a>
      <SupportLink />
    </nav>
  );
}
