const feed = new EventSource("/announcements");
const board = document.getElementById("board");
const clock = new Intl.DateTimeFormat("en", { timeStyle: "short" });

class Row {
  constructor(entry) {
    this.entry = entry;
    this.node = document.createElement("tr");
  }

  render() {
    const when = clock.format(new Date(this.entry.at));
    this.node.innerHTML = `<td>${when}</td><td>${this.entry.station}</td><td>${this.entry.message}</td>`;
    return this.node;
  }
}

feed.addEventListener("message", (event) => {
  const entry = JSON.parse(event.data);
  board.prepend(new Row(entry).render());
  if (board.rows.length > 40) board.deleteRow(-1);
});
