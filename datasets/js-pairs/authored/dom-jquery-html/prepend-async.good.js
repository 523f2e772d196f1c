const $list = $("#activity");

async function poll() {
  const response = await fetch("/api/activity?since=" + Date.now());
  const { events } = await response.json();
  for (const event of events) {
    $list.prepend($("<li>").text(`${event.actor} ${event.verb}`));
  }
  setTimeout(poll, 5000);
}

poll();
