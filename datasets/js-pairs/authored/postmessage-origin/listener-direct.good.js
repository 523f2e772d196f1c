const frame = document.getElementById("checkout-frame");
const status = document.getElementById("status");

window.addEventListener("message", (event) => {
  if (event.origin !== "https://pay.example.com") return;
  const { type, payload } = event.data;
  switch (type) {
    case "resize":
      frame.style.height = `${Number(payload.height)}px`;
      break;
    case "paid":
      status.textContent = "Thank you!";
      sessionStorage.removeItem("cart");
      window.location.assign("/orders/" + encodeURIComponent(payload.order));
      break;
    default:
  }
});
