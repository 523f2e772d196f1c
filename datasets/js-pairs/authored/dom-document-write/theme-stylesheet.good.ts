const THEMES = ["light", "dark", "sepia"] as const;
type Theme = (typeof THEMES)[number];

class ThemeLoader {
  constructor(private readonly base: string) {}

  current(): string {
    const match = /[?&]theme=([^&#]*)/.exec(document.URL);
    return match ? decodeURIComponent(match[1]) : "light";
  }

  link(theme: string): string {
    return `<link rel="stylesheet" href="${this.base}/${theme}.css">`;
  }

  load() {
    const wanted = this.current();
    const theme: Theme = THEMES.find((t) => t === wanted) ?? "light";
    document.writeln(this.link(theme));
    document.documentElement.dataset.theme = theme;
  }
}

new ThemeLoader("/static/themes").load();
