import React, { useEffect, useRef } from 'react';
import { useSession } from './session';

const PARTNER = 'https://chat.partner.example';

class FrameChannel {
  constructor(private readonly frame: HTMLIFrameElement) {}

  send(payload: unknown): void {
    this.frame.contentWindow?.postMessage(payload, PARTNER);
  }
}

export default function ProfileEmbed(): JSX.Element {
  const frame = useRef<HTMLIFrameElement>(null);
  const { user, apiToken } = useSession();

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const channel = new FrameChannel(element);
    const onLoad = () => channel.send({ type: 'identify', email: user.email, apiToken });
    element.addEventListener('load', onLoad);
    return () => element.removeEventListener('load', onLoad);
  }, [user, apiToken]);

  useEffect(() => {
    window.parent.postMessage({ type: 'height', value: document.body.scrollHeight }, '*');
  }, []);

  return <iframe ref={frame} src={`${PARTNER}/widget`} title="Chat" />;
}
