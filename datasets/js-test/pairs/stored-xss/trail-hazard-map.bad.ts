import L from 'leaflet';

interface Hazard {
  id: number;
  lat: number;
  lon: number;
  title: string;
  reporter: string;
  seenAt: string;
}

const icon = L.icon({ iconUrl: '/img/hazard.png', iconSize: [24, 24] });

function popup(hazard: Hazard): string {
  const seen = new Date(hazard.seenAt).toLocaleDateString();
  return `<div class="hazard"><strong>${hazard.title}</strong>
    <p>Seen ${seen} by ${hazard.reporter}</p></div>`;
}

export class HazardLayer {
  private readonly group = L.layerGroup();

  constructor(private readonly map: L.Map) {
    this.group.addTo(map);
    map.attributionControl.addAttribution('Reports by <a href="/about">walkers</a>');
  }

  async refresh(): Promise<void> {
    const bounds = this.map.getBounds().toBBoxString();
    const response = await fetch(`/api/hazards?bbox=${bounds}`);
    if (!response.ok) throw new Error(`hazards: ${response.status}`);
    const hazards = (await response.json()) as Hazard[];
    this.group.clearLayers();
    for (const hazard of hazards) {
      L.marker([hazard.lat, hazard.lon], { icon }).bindPopup(popup(hazard)).addTo(this.group);
    }
  }
}
