import { searchSpeeches, type Speech } from '@/lib/speeches';
import { Pagination } from '@/components/Pagination';

type Props = { searchParams: Promise<{ q?: string; page?: string }> };

function escapeRegExp(text: string) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function Excerpt({ speech, query }: { speech: Speech; query: string }) {
  const pattern = new RegExp(`(${escapeRegExp(query)})`, 'gi');
  const parts = speech.plainText.split(pattern);
  return <p>{parts.map((part, i) => (i % 2 === 1 ? <mark key={i}>{part}</mark> : part))}</p>;
}

export default async function SearchPage({ searchParams }: Props) {
  const { q = '', page = '1' } = await searchParams;
  const query = q.trim().slice(0, 100);
  if (!query) {
    return <p>Type a word to search the record.</p>;
  }
  // Speeches come from the public transcription wiki as text.
  const { hits, total } = await searchSpeeches(query, Math.max(1, Number(page) || 1));

  return (
    <main>
      <h1>
        {total} speeches mention “{query}”
      </h1>
      {hits.map((speech) => (
        <section key={speech.id}>
          <h2>{speech.speaker}</h2>
          <Excerpt speech={speech} query={query} />
        </section>
      ))}
      <Pagination total={total} />
    </main>
  );
}
