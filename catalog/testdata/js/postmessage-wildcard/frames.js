function sendSession(frame) {
  const token = localStorage.getItem("access_token");
  frame.contentWindow.postMessage({ type: "session", token }, "*"); // want "postmessage-wildcard"
}

function sendSessionSafely(frame) {
  const token = localStorage.getItem("access_token");
  frame.contentWindow.postMessage({ type: "session", token }, "https://pay.example.com");
}

async function reportUser() {
  const user = await fetch("/api/me").then((r) => r.json());
  window.parent.postMessage(user, "*"); // want "postmessage-wildcard"
}

function reportHeight() {
  window.parent.postMessage({ type: "resize", height: document.body.scrollHeight }, "*");
  window.parent.postMessage("ready", "*");
}

export class Popup {
  constructor(origin) {
    this.origin = origin;
  }

  finish(code, profile) {
    window.opener.postMessage({ event: "oauth", code, email: profile.email }, "*"); // want "postmessage-wildcard"
    window.close();
  }

  finishSafely(code, profile) {
    window.opener.postMessage({ event: "oauth", code, email: profile.email }, this.origin);
    window.close();
  }
}

export function notify(iframe, accessToken) {
  const message = JSON.stringify({ kind: "auth", accessToken });
  iframe.contentWindow.postMessage(message, { targetOrigin: "*" }); // want "postmessage-wildcard"
}
