import { useEffect } from "react";
import { useSession } from "./session";

const HOST = process.env.REACT_APP_HOST_ORIGIN as string;

export function Embed() {
  const session = useSession();

  useEffect(() => {
    const message = { type: "session", user: session.user, sessionId: session.id };
    window.parent.postMessage(message, HOST);
  }, [session]);

  useEffect(() => {
    window.parent.postMessage({ type: "height", height: document.body.scrollHeight }, "*");
  }, []);

  return <main>{session.user.name}</main>;
}
