export default async function Page({ searchParams }) {
  const { q } = await searchParams;
  const r = await fetch(q); // want "ssrf"
  return <div dangerouslySetInnerHTML={{ __html: q }} />; // want "react-dangerous-html"
}
