import { posts } from "./posts";

export function Links({ id, open }) {
  const post = posts.get(id);
  const share = () => window.open(post.sourceUrl, "_blank"); // want "reverse-tabnabbing"
  const safe = () => window.open(post.sourceUrl, "_blank", "noopener,noreferrer");
  const self = () => window.open(post.sourceUrl, "_self");
  const local = () => window.open(`/posts/${post.id}`, "_blank");
  const fixed = () => window.open("https://example.com/help", "_blank");
  return (
    <div onClick={open ? share : safe} onKeyUp={self} onKeyDown={local} onFocus={fixed}>
      <a href={post.externalUrl} target="_blank">source</a> {/* want "reverse-tabnabbing" */}
      <a href={post.externalUrl} target="_blank" rel="noopener noreferrer">source</a>
      <a href="/terms" target="_blank">terms</a>
    </div>
  );
}
