const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

class HtmlTable {
  constructor(columns) {
    this.columns = columns;
    this.rows = [];
  }

  add(record) {
    this.rows.push(this.columns.map((c) => this.cell(record[c])));
    return this;
  }

  cell(value) {
    const text = value === null || value === undefined ? "" : String(value);
    return text.replace(/[&<>"']/g, (c) => ESCAPES[c]);
  }

  render() {
    const head = this.columns.map((c) => `<th>${c}</th>`).join("");
    const body = this.rows.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join("")}</tr>`).join("\n");
    return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  }
}

export function inventoryReport(items) {
  const table = new HtmlTable(["sku", "name", "supplier", "stock"]);
  for (const item of items) table.add(item);
  return table.render();
}
