import { getCookie } from "./cookies";

const targetOrigin = "https://pay.example.com";

export function startPayment(popup: Window, card: { number: string; cvc: string }): void {
  const csrfToken = getCookie("csrf");
  popup.postMessage({ card, csrfToken }, { targetOrigin: "*" });
}

export function ping(popup: Window): void {
  popup.postMessage("ping", "*");
}
