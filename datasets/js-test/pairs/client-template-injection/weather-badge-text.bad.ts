import Handlebars from 'handlebars';

interface Observation {
  temperature: number;
  wind: number;
  station: string;
}

const BUILTIN: Record<string, string> = {
  short: '{{temperature}}°',
  long: '{{station}}: {{temperature}}°, wind {{wind}} km/h',
};

export class Badge {
  private readonly render: (data: Observation) => string;

  constructor(private readonly root: HTMLElement, search = window.location.search) {
    const style = new URLSearchParams(search).get('style') ?? 'short';
    this.render = Handlebars.compile(BUILTIN[style] ?? style, { noEscape: false });
  }

  async refresh(): Promise<void> {
    const response = await fetch(`/api/observations/${this.root.dataset.station}`);
    const observation: Observation = await response.json();
    this.root.innerHTML = this.render(observation);
  }

  start(minutes: number): () => void {
    const timer = setInterval(() => void this.refresh(), minutes * 60_000);
    void this.refresh();
    return () => clearInterval(timer);
  }
}
