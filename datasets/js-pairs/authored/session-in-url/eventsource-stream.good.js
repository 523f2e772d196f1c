import { getToken } from './session.js';

const BASE = 'https://telemetry.example.com';

export class LiveFeed {
  constructor(deviceId, onReading) {
    this.deviceId = deviceId;
    this.onReading = onReading;
  }

  async open() {
    const token = await getToken();
    await fetch(`${BASE}/stream-session`, { method: 'POST', credentials: 'include', headers: { Authorization: `Bearer ${token}` } });
    this.source = new EventSource(`${BASE}/devices/${encodeURIComponent(this.deviceId)}/stream?resume=1`, { withCredentials: true });
    this.source.addEventListener('reading', (event) => this.onReading(JSON.parse(event.data)));
  }

  close() {
    this.source?.close();
  }
}
