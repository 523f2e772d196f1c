import { useEffect, useState } from "react";

const KEY = "checkout-draft";

function restore() {
  try {
    return JSON.parse(window.localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export function CheckoutForm({ onSubmit }) {
  const [draft, setDraft] = useState({ name: "", street: "", town: "", ...restore() });
  const [card, setCard] = useState({ cardNumber: "", cvv: "" });

  useEffect(() => {
    window.localStorage.setItem(KEY, JSON.stringify(draft));
  }, [draft]);

  const field = (name) => (
    <input name={name} value={draft[name]} onChange={(e) => setDraft({ ...draft, [name]: e.target.value })} />
  );

  return (
    <form onSubmit={() => onSubmit(draft, card)}>
      {field("name")}
      {field("street")}
      {field("town")}
      <input value={card.cardNumber} onChange={(e) => setCard({ ...card, cardNumber: e.target.value })} />
      <input value={card.cvv} onChange={(e) => setCard({ ...card, cvv: e.target.value })} />
    </form>
  );
}
