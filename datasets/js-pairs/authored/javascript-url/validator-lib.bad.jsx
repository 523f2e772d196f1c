import isURL from "validator/lib/isURL";

export default function Author({ author }) {
  const site = author.site;
  return (
    <p>
      by <a href={site}>{author.name}</a>
    </p>
  );
}
