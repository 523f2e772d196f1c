import React from 'react';

function noteFromUrl() {
  return new URLSearchParams(window.location.search).get('note') || '';
}

export function Wishlist({ items }) {
  const note = noteFromUrl();
  return (
    <section>
      <header dangerouslySetInnerHTML={{ __html: `<em>${note}</em>` }} />
      <p>{note}</p>
      <ul>
        {items.map((item) => (
          <li key={item.slug}>{item.name}</li>
        ))}
      </ul>
    </section>
  );
}
