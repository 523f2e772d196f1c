import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { Agent, fetch } from 'undici';

const INTERVAL = 30_000;
const ca = readFileSync('/etc/ssl/metrics-ca.pem');

const dispatcher = new Agent({ connect: { ca } });

class MetricsPusher {
  constructor(url, token) {
    this.url = url;
    this.token = token;
    this.samples = [];
  }

  record(name, value) {
    this.samples.push({ name, value, at: Date.now() });
  }

  async push() {
    const body = JSON.stringify(this.samples.splice(0));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.token}` };
    const response = await fetch(this.url, { method: 'POST', headers, body, dispatcher });
    return response.ok;
  }
}

export function heartbeat() {
  const socket = tls.connect({ host: 'beat.internal', port: 8883, ca, servername: 'beat.internal' });
  socket.end(`${Date.now()}\n`);
  return socket;
}

const pusher = new MetricsPusher(process.env.METRICS_URL, process.env.METRICS_TOKEN);
setInterval(() => {
  pusher.record('uptime', process.uptime());
  pusher.push().catch(() => undefined);
}, INTERVAL);
