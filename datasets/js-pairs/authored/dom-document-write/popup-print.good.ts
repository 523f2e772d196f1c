export function printReceipt(): void {
  const params = new URLSearchParams(window.location.search);
  const customer = params.get("customer") ?? "";
  const win = window.open("", "print");
  if (!win) return;
  win.document.body.append(Object.assign(win.document.createElement("h1"), { textContent: `Receipt for ${customer}` }));
  win.print();
}
