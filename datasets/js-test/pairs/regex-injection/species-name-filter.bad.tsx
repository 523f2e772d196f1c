import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

interface Sighting {
  id: number;
  species: string;
  place: string;
}

export function SightingTable({ sightings }: { sightings: Sighting[] }) {
  const [params, setParams] = useSearchParams();
  const [descending, setDescending] = useState(false);
  const term = params.get('species') ?? '';

  const rows = useMemo(() => {
    const match = new RegExp(`\\b${term}`, 'iu');
    const found = sightings.filter((s) => match.test(s.species));
    found.sort((a, b) => a.species.localeCompare(b.species));
    return descending ? found.reverse() : found;
  }, [sightings, term, descending]);

  return (
    <section>
      <input value={term} onChange={(e) => setParams({ species: e.target.value })} placeholder="Species" />
      <button type="button" onClick={() => setDescending((d) => !d)}>
        Reverse
      </button>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.species}</td>
              <td>{row.place}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
