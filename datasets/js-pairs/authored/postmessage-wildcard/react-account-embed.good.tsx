import { useCallback, useEffect, useRef } from "react";
import { useAuth } from "./auth";

const WIDGET = "https://widget.partner.example";

export function AccountWidget() {
  const frame = useRef<HTMLIFrameElement>(null);
  const { user, getAccessToken } = useAuth();

  const handshake = useCallback(async () => {
    const token = await getAccessToken();
    frame.current?.contentWindow?.postMessage(
      { source: "host", payload: { user: user.id, token } },
      WIDGET,
    );
  }, [user, getAccessToken]);

  useEffect(() => {
    const onMessage = (e: MessageEvent) => {
      if (e.origin === WIDGET && e.data === "hello") void handshake();
    };
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, [handshake]);

  return <iframe ref={frame} src={WIDGET} title="Account" />;
}
