import $ from 'jquery';
import DOMPurify from 'dompurify';

interface Leaflet {
  heading: string;
  summary: string;
  reviewedOn: string;
}

const FALLBACK: Leaflet = { heading: 'Advice', summary: 'Please call the practice.', reviewedOn: '' };

async function fetchLeaflet(topic: string): Promise<Leaflet> {
  const response = await fetch(`/api/leaflets/${encodeURIComponent(topic)}`);
  return response.ok ? response.json() : FALLBACK;
}

function printable(): boolean {
  return new URLSearchParams(window.location.search).has('print');
}

export async function showLeaflet(panel: HTMLElement): Promise<void> {
  const params = new URLSearchParams(window.location.search);
  const topic = params.get('topic') ?? 'general';
  const intro = params.get('intro') ?? '';
  const $panel = $(panel);

  $panel.addClass('is-loading');
  const leaflet = await fetchLeaflet(topic);
  $panel.find('.heading').text(leaflet.heading);
  $panel.find('.reviewed').text(leaflet.reviewedOn);
  $panel.find('.intro').html(DOMPurify.sanitize(intro.slice(0, 500)));
  $panel.find('.summary').text(leaflet.summary);
  $panel.removeClass('is-loading').toggleClass('for-print', printable());
}
