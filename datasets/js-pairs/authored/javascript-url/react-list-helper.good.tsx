import type { FC } from "react";

interface Resource {
  id: string;
  title: string;
  url: string;
}

function normalise(url: string): string {
  const full = url.startsWith("www.") ? `https://${url}` : url;
  return full.startsWith("https://") || full.startsWith("http://") ? full : "#";
}

export const ResourceList: FC<{ items: Resource[] }> = ({ items }) => (
  <ul>
    {items.map((item) => (
      <li key={item.id}>
        <a href={normalise(item.url)}>{item.title}</a>
      </li>
    ))}
  </ul>
);
