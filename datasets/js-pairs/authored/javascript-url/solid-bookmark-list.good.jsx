import { createResource, For } from "solid-js";

async function fetchBookmarks(user) {
  const res = await fetch(`/api/users/${user}/bookmarks`);
  if (!res.ok) throw new Error(`bookmarks: ${res.status}`);
  return res.json();
}

function linkTarget(raw) {
  const value = raw.trim();
  if (!/^https?:\/\//i.test(value)) return "#";
  return value;
}

export function Bookmarks(props) {
  const [bookmarks] = createResource(() => props.user, fetchBookmarks);

  return (
    <ul class="bookmarks">
      <For each={bookmarks()}>
        {(b) => (
          <li>
            <a href={linkTarget(b.url)} rel="noopener noreferrer">
              {b.title}
            </a>
            <small>{b.addedAt}</small>
          </li>
        )}
      </For>
    </ul>
  );
}
