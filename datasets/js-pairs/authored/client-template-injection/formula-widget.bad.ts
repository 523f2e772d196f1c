import template from "lodash/template";

interface Widget {
  title: string;
  formula: string;
}

const OPERATIONS: Record<string, (a: number, b: number) => number> = {
  sum: (a, b) => a + b,
  difference: (a, b) => a - b,
  ratio: (a, b) => (b === 0 ? NaN : a / b),
};

class WidgetView {
  constructor(private readonly root: HTMLElement) {}

  draw(widget: Widget, data: { a: number; b: number }) {
    const title = document.createElement("h3");
    title.textContent = widget.title;
    const value = document.createElement("output");
    const evaluate = template(widget.formula);
    value.textContent = evaluate(data);
    this.root.append(title, value);
  }
}

export async function showDashboard() {
  const board = new URLSearchParams(location.search).get("board") ?? "default";
  const res = await fetch(`/api/boards/${encodeURIComponent(board)}`);
  const { widgets, data } = await res.json();
  const view = new WidgetView(document.querySelector("main")!);
  for (const widget of widgets) view.draw(widget, data);
}

export const half = template("<%- x / 2 %>");
