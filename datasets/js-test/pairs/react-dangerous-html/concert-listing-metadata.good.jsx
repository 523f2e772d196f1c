import Head from 'next/head';
import { getConcert } from '../../lib/concerts';

function structuredData(concert) {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'MusicEvent',
    name: concert.name,
    startDate: concert.startsAt,
    performer: { '@type': 'MusicGroup', name: concert.artist },
    location: { '@type': 'Place', name: concert.venue },
  };
  return { __html: JSON.stringify(data).replace(/</g, '\\u003c') };
}

// Promoters type in name, artist and venue themselves.
export async function getServerSideProps({ params }) {
  const concert = await getConcert(params.slug);
  if (!concert) return { notFound: true };
  return { props: { concert: { ...concert, startsAt: concert.startsAt.toISOString() } } };
}

export default function ConcertPage({ concert }) {
  return (
    <>
      <Head>
        <title>{concert.name}</title>
        <script type="application/ld+json" dangerouslySetInnerHTML={structuredData(concert)} />
      </Head>
      <h1>{concert.name}</h1>
      <p>
        {concert.artist} at {concert.venue}
      </p>
      <a href={`/tickets/${encodeURIComponent(concert.slug)}`}>Tickets</a>
    </>
  );
}
