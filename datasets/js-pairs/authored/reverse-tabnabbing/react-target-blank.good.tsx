interface Props {
  links: { url: string; label: string }[];
}

export function Sponsors({ links }: Props) {
  return (
    <ul>
      {links.map((l) => (
        <li key={l.url}>
          <a href={l.url} target="_blank" rel="noopener">{l.label}</a>
        </li>
      ))}
      <li>
        <a href="/sponsor" target="_blank">Become a sponsor</a>
      </li>
    </ul>
  );
}
