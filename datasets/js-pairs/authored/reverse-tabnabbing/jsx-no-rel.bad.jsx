export function References({ sources }) {
  return (
    <ol>
      {sources.map((s) => (
        <li key={s.id}>
          <a href={s.url} target="_blank">
            {s.title}
          </a>
        </li>
      ))}
    </ol>
  );
}
