interface RecentSearch {
  text: string;
  at: number;
}

const KEY = 'recent-searches';

export class RecentSearches {
  constructor(private readonly list: HTMLUListElement, private readonly onPick: (text: string) => void) {
    this.list.addEventListener('click', (event) => {
      const item = (event.target as HTMLElement).closest('li');
      if (item) this.onPick(item.dataset.text ?? '');
    });
    this.render();
  }

  /** Called with what the address bar or the search box holds. */
  add(text: string): void {
    const rest = this.load().filter((s) => s.text !== text);
    localStorage.setItem(KEY, JSON.stringify([{ text, at: Date.now() }, ...rest].slice(0, 8)));
    this.render();
  }

  clear(): void {
    localStorage.removeItem(KEY);
    this.list.innerHTML = '';
  }

  private load(): RecentSearch[] {
    try {
      const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
      return Array.isArray(saved) ? (saved as RecentSearch[]) : [];
    } catch {
      return [];
    }
  }

  private render(): void {
    this.list.replaceChildren(
      ...this.load().map(({ text, at }) => {
        const item = document.createElement('li');
        item.dataset.text = text;
        const time = document.createElement('time');
        time.textContent = new Date(at).toLocaleTimeString();
        item.append(text, ' ', time);
        return item;
      }),
    );
  }
}
