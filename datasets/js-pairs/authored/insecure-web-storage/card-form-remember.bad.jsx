import { useState } from "react";
export function CardForm({ onPaid }) {
  const [card, setCard] = useState({ number: "", cvc: "", expiry: "" });
  function remember(next) {
    setCard(next);
    sessionStorage.setItem("checkout.card", JSON.stringify(next));
  }
  return <input value={card.number} onChange={(e) => remember({ ...card, number: e.target.value })} />;
}
