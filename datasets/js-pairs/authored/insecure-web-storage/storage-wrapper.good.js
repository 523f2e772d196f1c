const PREFIX = "app:";

export const store = {
  set(key, value) {
    window.localStorage.setItem(PREFIX + key, JSON.stringify(value));
  },
  get(key) {
    return JSON.parse(window.localStorage.getItem(PREFIX + key));
  },
};

export function saveCheckout({ address, cardNumber, cvv }) {
  store.set("checkout", { country: address.country });
}
