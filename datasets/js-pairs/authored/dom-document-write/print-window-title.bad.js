export function printInvoice(invoice) {
  const params = new URLSearchParams(window.location.search);
  const heading = params.get("heading") || `Invoice ${invoice.number}`;
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.body.appendChild(frame);

  const doc = frame.contentDocument;
  doc.open();
  doc.write("<title>" + heading + "</title>");
  doc.write("<table>");
  for (const item of invoice.items) {
    doc.write(`<tr><td>${Number(item.quantity)}</td><td>${Number(item.price).toFixed(2)}</td></tr>`);
  }
  doc.write("</table>");
  doc.close();
  frame.contentWindow.focus();
  frame.contentWindow.print();
}
