import { useEffect } from "react";

const ANY = "*";

export function Widget({ user, onReady }: { user: { id: string; ssn: string }; onReady(): void }) {
  useEffect(() => {
    parent.postMessage({ type: "user-data", payload: user }, ANY); // want "postmessage-wildcard"
    onReady();
  }, [user]);
  return null;
}

export function SafeWidget({ user }: { user: { id: string } }) {
  useEffect(() => {
    parent.postMessage({ type: "user-data", payload: user }, import.meta.env.VITE_PARENT_ORIGIN);
    parent.postMessage({ type: "loaded" }, ANY);
  }, [user]);
  return null;
}

export function answer(event: MessageEvent, session: { sessionId: string }) {
  (event.source as Window).postMessage({ id: session.sessionId }, "*"); // want "postmessage-wildcard"
  if (event.origin !== "https://app.example.com") return;
  (event.source as Window).postMessage({ id: session.sessionId }, event.origin);
}
