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
    for (const value of [when, this.entry.station, this.entry.message]) {
      this.node.insertCell().textContent = value;
    }
    return this.node;
  }
}

feed.addEventListener("message", (event) => {
  const entry = JSON.parse(event.data);
  board.prepend(new Row(entry).render());
  if (board.rows.length > 40) board.deleteRow(-1);
});
