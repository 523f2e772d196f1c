interface Invoice {
  number: string;
  iban: string;
  total: number;
}

const SHOP = "https://shop.example.com";

async function latest(): Promise<Invoice> {
  const res = await fetch("/api/invoices/latest");
  return res.json();
}

export async function share() {
  const target = window.opener as Window | null;
  if (!target || target.closed) return;
  const invoice = await latest();
  target.postMessage({ type: "invoice", invoice }, { targetOrigin: SHOP });
  target.postMessage({ type: "done" }, { targetOrigin: "*" });
}
