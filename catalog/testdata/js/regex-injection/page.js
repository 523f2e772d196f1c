const term = new URLSearchParams(location.search).get("term");

export function find(entries) {
  const literal = new RegExp(term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i");
  const wanted = new RegExp(term, "i"); // want "regex-injection"
  return entries.filter((e) => wanted.test(e) || literal.test(e));
}
