import { applyTheme, signOut } from "./session.js";

const TRUSTED = ["https://www.example.com", "https://account.example.com"];

const actions = {
  theme: (m) => applyTheme(m.name),
  signout: () => signOut(),
};

function dispatch(message) {
  const action = Object.hasOwn(actions, message.type) ? actions[message.type] : null;
  if (action) action(message);
}

export function listen() {
  window.addEventListener("message", (e) => {
    dispatch(e.data);
  });
}
