import { useQuery } from "@tanstack/react-query";
import axios from "axios";
import sanitizeHtml from "sanitize-html";
import { useMemo, useState } from "react";

interface Release {
  version: string;
  date: string;
  notesHtml: string;
}

const ALLOWED = { allowedTags: ["p", "ul", "li", "code", "a"], allowedAttributes: { a: ["href"] } };

function useReleases(pkg: string) {
  return useQuery({
    queryKey: ["releases", pkg],
    queryFn: async () => {
      const { data } = await axios.get<Release[]>(`/api/packages/${pkg}/releases`);
      return data;
    },
  });
}

function Notes({ html }: { html: string }) {
  const clean = useMemo(() => sanitizeHtml(html, ALLOWED), [html]);
  return <section className="notes" dangerouslySetInnerHTML={{ __html: clean }} />;
}

export function Changelog({ pkg }: { pkg: string }) {
  const { data, isLoading } = useReleases(pkg);
  const [open, setOpen] = useState<string | null>(null);
  if (isLoading || !data) return <p>Loading…</p>;
  return (
    <ul>
      {data.map((release) => (
        <li key={release.version}>
          <button onClick={() => setOpen(release.version)}>{release.version}</button>
          <time>{release.date}</time>
          {open === release.version && <Notes html={release.notesHtml} />}
        </li>
      ))}
    </ul>
  );
}
