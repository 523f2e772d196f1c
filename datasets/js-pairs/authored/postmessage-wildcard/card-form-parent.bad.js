const form = document.querySelector("form.card");
const status = document.querySelector(".status");
const config = { shop: form.dataset.shop, target: "*" };

function readCard() {
  const fields = new FormData(form);
  return {
    cardNumber: fields.get("number"),
    cvc: fields.get("cvc"),
    expiry: fields.get("expiry"),
  };
}

function notify(type, detail) {
  window.parent.postMessage({ type, detail, shop: config.shop }, config.target);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const card = readCard();
  if (!card.cardNumber || !card.cvc) {
    status.textContent = "Please fill in every field.";
    return;
  }
  notify("card", card);
});
