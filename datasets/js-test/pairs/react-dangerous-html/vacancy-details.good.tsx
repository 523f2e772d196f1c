import { useEffect, useState } from 'react';
import DOMPurify from 'dompurify';
import { useParams } from 'react-router-dom';

interface Vacancy {
  title: string;
  employer: string;
  description: string;
  closesOn: string;
}

export function VacancyDetails() {
  const { id } = useParams<{ id: string }>();
  const [vacancy, setVacancy] = useState<Vacancy | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const abort = new AbortController();
    fetch(`/api/vacancies/${encodeURIComponent(id ?? '')}`, { signal: abort.signal })
      .then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.statusText))))
      .then(setVacancy)
      .catch((err) => {
        if (err.name !== 'AbortError') setFailed(true);
      });
    return () => abort.abort();
  }, [id]);

  if (failed) return <p role="alert">This vacancy could not be loaded.</p>;
  if (!vacancy) return <p>Loading…</p>;

  return (
    <article>
      <h1>{vacancy.title}</h1>
      <p>
        {vacancy.employer}, apply before {vacancy.closesOn}
      </p>
      <div className="rich" dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(vacancy.description) }} />
    </article>
  );
}
