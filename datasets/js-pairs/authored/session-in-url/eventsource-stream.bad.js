import { getToken } from './session.js';

const BASE = 'https://telemetry.example.com';

export class LiveFeed {
  constructor(deviceId, onReading) {
    this.deviceId = deviceId;
    this.onReading = onReading;
  }

  async open() {
    const token = await getToken();
    this.source = new EventSource(`${BASE}/devices/${encodeURIComponent(this.deviceId)}/stream?token=${encodeURIComponent(token)}`);
    this.source.addEventListener('reading', (event) => this.onReading(JSON.parse(event.data)));
  }

  close() {
    this.source?.close();
  }
}
