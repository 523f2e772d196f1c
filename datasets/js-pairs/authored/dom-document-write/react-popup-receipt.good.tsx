import { useCallback } from "react";
import { useSearchParams } from "react-router-dom";

interface Line {
  label: string;
  amount: number;
}

const money = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

export function ReceiptButton({ lines }: { lines: Line[] }) {
  const [params] = useSearchParams();
  const buyer = params.get("buyer") ?? "Customer";

  const print = useCallback(() => {
    const popup = window.open("", "_blank", "width=480,height=640");
    if (!popup) return;
    const total = lines.reduce((sum, l) => sum + l.amount, 0);
    popup.document.write(`<body><h1></h1><p>${money.format(total)}</p></body>`);
    popup.document.querySelector("h1")!.textContent = buyer;
    popup.document.close();
    popup.print();
  }, [buyer, lines]);

  return <button onClick={print}>Print receipt</button>;
}
