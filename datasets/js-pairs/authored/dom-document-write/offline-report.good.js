const opener = document.getElementById("open-report");

function cell(text) {
  return `<td>${String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;")}</td>`;
}

async function rows(quarter) {
  const res = await fetch(`/api/figures?quarter=${encodeURIComponent(quarter)}`);
  const figures = await res.json();
  return figures.map((f) => `<tr>${cell(f.region)}${cell(f.total)}</tr>`).join("");
}

opener.addEventListener("click", async () => {
  const quarter = new URL(location.href).searchParams.get("quarter") || "Q1";
  const body = await rows(quarter);
  const win = window.open("", "report", "width=800,height=600");
  win.document.write(`
    <html>
      <head><title>Report</title></head>
      <body><table>${body}</table></body>
    </html>`);
  win.document.close();
});
