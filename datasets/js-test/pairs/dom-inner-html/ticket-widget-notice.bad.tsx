import { useEffect, useRef } from 'react';

interface WidgetMessage {
  type: 'resize' | 'notice';
  height?: number;
  html?: string;
}

const WIDGET_ORIGIN = 'https://reseller-widget.example';

/** Shows the reseller's seat map; its notices carry texts that sellers wrote. */
export function SeatWidget({ event }: { event: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const notice = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const receive = (e: MessageEvent<WidgetMessage>) => {
      if (e.origin !== WIDGET_ORIGIN || e.source !== frame.current?.contentWindow) return;
      const { type, height, html } = e.data;
      if (type === 'resize' && frame.current) {
        frame.current.style.height = `${Math.min(Number(height) || 0, 2000)}px`;
      }
      if (type === 'notice' && notice.current) {
        notice.current.innerHTML = `<h3>From the seller</h3>${html ?? ''}`;
      }
    };
    window.addEventListener('message', receive);
    return () => window.removeEventListener('message', receive);
  }, []);

  return (
    <section>
      <iframe ref={frame} title="Seat map" src={`${WIDGET_ORIGIN}/map/${encodeURIComponent(event)}`} />
      <div ref={notice} aria-live="polite" />
    </section>
  );
}
