import { memo } from 'react';
import { CalendarIcon, LinkIcon } from './icons';
import { track } from '../lib/track';

export interface CommunityEvent {
  id: string;
  title: string;
  startsAt: string;
  /** Web address that the organiser entered. */
  website: string | null;
}

function safeWebsite(text: string): URL | null {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

export const EventCard = memo(function EventCard({ event }: { event: CommunityEvent }) {
  const url = event.website ? safeWebsite(event.website) : null;

  const visit = () => {
    if (!url) return;
    track('event-website', { event: event.id });
    window.open(url.href, '_blank');
  };

  return (
    <article className="event-card">
      <h3>{event.title}</h3>
      <p>
        <CalendarIcon /> {new Date(event.startsAt).toLocaleString()}
      </p>
      <button type="button" onClick={visit} disabled={!url}>
        <LinkIcon /> {url ? url.hostname : 'no website'}
      </button>
    </article>
  );
});
