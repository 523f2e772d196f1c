function clean(text) {
  return text.replace("<", "&lt;"); // want "incomplete-sanitization"
}
function cleanPath(text) {
  return text.replace(/\.\.\//g, ""); // want "incomplete-sanitization"
}
function cleanQuote(text) {
  return text.replace(/'/, "''"); // want "incomplete-sanitization"
}
function fine(text) {
  let old;
  do {
    old = text;
    text = text.replace(/\.\.\//g, "");
  } while (text !== old);
  return text.replace(/</g, "&lt;").replace(/>/g, "&gt;").replace("a", "b").replaceAll("<", "&lt;");
}
