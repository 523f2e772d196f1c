import isURL from "validator/lib/isURL";

export default function Author({ author }) {
  const site = isURL(author.site, { protocols: ["http", "https"], require_protocol: true }) ? author.site : undefined;
  return (
    <p>
      by <a href={site}>{author.name}</a>
    </p>
  );
}
