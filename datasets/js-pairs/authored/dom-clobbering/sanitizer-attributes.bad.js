const ALLOWED = new Set(["P", "B", "I", "A", "FORM", "INPUT", "UL", "LI"]);
const KEEP = new Set(["href", "title", "class"]);

function stripAttributes(node) {
  for (let i = node.attributes.length - 1; i >= 0; i--) {
    const name = node.attributes[i].name;
    if (!KEEP.has(name)) node.removeAttribute(name);
  }
}

export function cleanFragment(html) {
  const doc = new DOMParser().parseFromString(html, "text/html");
  for (const node of Array.from(doc.body.querySelectorAll("*"))) {
    if (!ALLOWED.has(node.nodeName)) {
      node.parentNode.removeChild(node);
      continue;
    }
    stripAttributes(node);
  }
  return doc.body;
}
