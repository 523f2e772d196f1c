import template from 'lodash/template';
import escape from 'lodash/escape';

interface Widget {
  id: number;
  heading: string;
  total: number;
}

const rowTemplate = template('<li><b><%- heading %></b>: <%- total %></li>');

class WidgetBoard {
  constructor(private readonly root: HTMLElement) {}

  private heading(layout: string, count: number): string {
    const render = template('<h2><%- layout %> (<%- count %>)</h2>');
    return render({ layout, count });
  }

  async show(): Promise<void> {
    const { searchParams } = new URL(window.location.href);
    const layout = searchParams.get('layout') ?? 'My widgets';
    const response = await fetch('/api/widgets');
    const widgets = (await response.json()) as Widget[];
    const rows = widgets.map((widget) => rowTemplate(widget)).join('');
    const note = widgets.length === 0 ? `<p>${escape(layout)} has nothing yet</p>` : '';
    this.root.innerHTML = this.heading(layout, widgets.length) + `<ul>${rows}</ul>${note}`;
  }
}

void new WidgetBoard(document.querySelector('#board') as HTMLElement).show();
