import { useEffect, useState } from 'react';

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
      <a rel="noopener" href={profile.website}>Website</a> {/* // want "javascript-url" */}
      <a href={`mailto:${encodeURIComponent(profile.email)}`}>Mail</a>
      <SupportLink />
    </nav>
  );
}
