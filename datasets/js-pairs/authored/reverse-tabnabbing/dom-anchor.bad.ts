export function attachment(name: string, url: string): HTMLAnchorElement {
  const a = document.createElement("a");
  a.textContent = name;
  a.href = /^https:/.test(url) ? url : "#";
  a.target = "_blank";
  a.rel = "opener nofollow";
  return a;
}
