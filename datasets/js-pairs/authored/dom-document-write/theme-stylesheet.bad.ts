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
    document.writeln(this.link(wanted));
    document.documentElement.dataset.theme = wanted as Theme;
  }
}

new ThemeLoader("/static/themes").load();
