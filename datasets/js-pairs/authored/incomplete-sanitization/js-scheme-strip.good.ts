export function safeUrl(url: string): string {
  const parsed = new URL(url, "https://example.com");
  return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : "#";
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
