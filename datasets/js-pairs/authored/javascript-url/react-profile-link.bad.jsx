import React, { useEffect, useState } from "react";

export function Profile({ userId }) {
  const [user, setUser] = useState(null);

  useEffect(() => {
    let live = true;
    fetch(`/api/users/${encodeURIComponent(userId)}`)
      .then((r) => r.json())
      .then((data) => live && setUser(data));
    return () => {
      live = false;
    };
  }, [userId]);

  if (!user) return <p>Loading…</p>;

  return (
    <article>
      <h2>{user.name}</h2>
      <p>{user.bio}</p>
      <a href={user.website} rel="noopener noreferrer">Website</a>
      <a href={`/users/${user.id}/posts`}>Posts</a>
    </article>
  );
}
