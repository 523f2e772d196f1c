import { useMemo } from "react";
import { useQuery } from "@tanstack/react-query";
import escapeStringRegexp from "escape-string-regexp";
import escapeHtml from "escape-html";

interface Hit {
  id: string;
  snippet: string;
}

function highlight(text: string, term: string): { __html: string } {
  const safe = escapeHtml(text);
  return { __html: safe.replace(new RegExp(escapeStringRegexp(term), "gi"), (m) => `<mark>${m}</mark>`) };
}

export function Hits({ term }: { term: string }) {
  const { data } = useQuery<Hit[]>({
    queryKey: ["hits", term],
    queryFn: () => fetch(`/api/search?q=${encodeURIComponent(term)}`).then((r) => r.json()),
  });
  const hits = useMemo(() => data ?? [], [data]);
  return (
    <ol>
      {hits.map((hit) => (
        <li key={hit.id} dangerouslySetInnerHTML={highlight(hit.snippet, term)} />
      ))}
    </ol>
  );
}
