export function printReceipt(): void {
  const params = new URLSearchParams(window.location.search);
  const customer = params.get("customer") ?? "";
  const win = window.open("", "print");
  if (!win) return;
  win.document.write(`<h1>Receipt for ${customer}</h1>`);
  win.document.close();
  win.print();
}
