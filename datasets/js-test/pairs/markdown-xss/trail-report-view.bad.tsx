import ReactMarkdown from 'react-markdown';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { useEffect, useState } from 'react';

interface Report {
  trail: string;
  walker: string;
  summary: string;
  text: string;
}

export function TrailReport({ id }: { id: number }) {
  const [report, setReport] = useState<Report | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    fetch(`/api/reports/${id}`, { signal: controller.signal })
      .then((r) => r.json())
      .then(setReport)
      .catch(() => undefined);
    return () => controller.abort();
  }, [id]);

  if (!report) return <p>Loading</p>;

  return (
    <article>
      <h2>{report.trail}</h2>
      <p>by {report.walker}</p>
      <ReactMarkdown rehypePlugins={[rehypeRaw, rehypeSanitize]}>{report.summary}</ReactMarkdown>
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeRaw]}>
        {report.text}
      </ReactMarkdown>
    </article>
  );
}
