import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import escapeRegExp from 'lodash/escapeRegExp';

export default function Glossary({ entries }) {
  const [params] = useSearchParams();
  const term = params.get('term') ?? '';

  const rows = useMemo(() => {
    if (!term) return entries;
    const expression = new RegExp(`(${escapeRegExp(term)})`, 'gi');
    return entries
      .map((entry) => ({ ...entry, parts: entry.text.split(expression) }))
      .filter((entry) => entry.parts.length > 1);
  }, [entries, term]);

  return (
    <dl>
      {rows.map((row) => (
        <div key={row.id}>
          <dt>{row.title}</dt>
          <dd>{row.parts ? row.parts.map((part, i) => (i % 2 ? <mark key={i}>{part}</mark> : part)) : row.text}</dd>
        </div>
      ))}
    </dl>
  );
}
