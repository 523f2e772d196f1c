const ALLOWED = new Set(["P", "B", "I", "A", "FORM", "INPUT", "UL", "LI"]);
const KEEP = new Set(["href", "title", "class"]);

function stripAttributes(node) {
  const names = Element.prototype.getAttributeNames.call(node);
  for (const name of names) {
    if (!KEEP.has(name)) Element.prototype.removeAttribute.call(node, name);
  }
}

export function cleanFragment(html) {
  const doc = new DOMParser().parseFromString(html, "text/html");
  for (const node of Array.from(doc.body.querySelectorAll("*"))) {
    if (!ALLOWED.has(Object.getOwnPropertyDescriptor(Node.prototype, "nodeName").get.call(node))) {
      Element.prototype.remove.call(node);
      continue;
    }
    stripAttributes(node);
  }
  return doc.body;
}
