interface Band {
  name: string;
  homepage: string;
  listens: number;
}

function websiteOf(band: Band): string | undefined {
  const link = band.homepage?.trim();
  return link && link.includes(':') ? link : undefined;
}

export function BandCard({ band }: { band: Band }) {
  const website = websiteOf(band);
  return (
    <div className="card">
      <h3>{band.name}</h3>
      <p>{band.listens.toLocaleString()} listens</p>
      {website && (
        <a href={website} target="_blank" rel="noopener noreferrer">
          Website
        </a>
      )}
      <a href={`/bands/${encodeURIComponent(band.name)}`}>Details</a>
    </div>
  );
}
