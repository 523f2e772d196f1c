export function safeUrl(url: string): string {
  return url.replace("javascript:", "");
}

export function renderLinks(links: { label: string; url: string }[], host: HTMLElement): void {
  host.replaceChildren(
    ...links.map(({ label, url }) => {
      const a = document.createElement("a");
      a.textContent = label;
      a.href = safeUrl(url);
      return a;
    }),
  );
}
