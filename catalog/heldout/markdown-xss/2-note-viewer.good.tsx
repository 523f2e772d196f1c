import React, { useEffect, useState } from 'react';
import ReactMarkdown from 'react-markdown';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

interface Note {
  id: string;
  title: string;
  content: string;
}

const CHANGELOG = '## 2.1\n\n- Faster <kbd>Ctrl+K</kbd> search';

const plugins = { remark: [remarkGfm], rehype: [rehypeRaw, rehypeSanitize] };

export function Changelog() {
  return <ReactMarkdown rehypePlugins={[rehypeRaw]}>{CHANGELOG}</ReactMarkdown>;
}

export default function NoteViewer({ noteId }: { noteId: string }) {
  const [note, setNote] = useState<Note | null>(null);

  useEffect(() => {
    fetch(`/api/notes/${encodeURIComponent(noteId)}`)
      .then((response) => response.json() as Promise<Note>)
      .then(setNote);
  }, [noteId]);

  if (!note) return <p>Loading…</p>;
  return (
    <article>
      <h2>{note.title}</h2>
      <ReactMarkdown
        remarkPlugins={plugins.remark}
        rehypePlugins={plugins.rehype}
      >
        {note.content}
      </ReactMarkdown>
    </article>
  );
}
