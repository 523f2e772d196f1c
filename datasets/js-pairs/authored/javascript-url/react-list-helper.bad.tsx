import type { FC } from "react";

interface Resource {
  id: string;
  title: string;
  url: string;
}

function normalise(url: string): string {
  return url.startsWith("www.") ? `https://${url}` : url;
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
