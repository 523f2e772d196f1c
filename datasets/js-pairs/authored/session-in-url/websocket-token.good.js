export class LiveFeed {
  constructor(url, credentials) {
    this.url = url;
    this.credentials = credentials;
    this.listeners = new Set();
  }

  connect() {
    this.socket = new WebSocket(this.url);
    this.socket.addEventListener('open', () => {
      this.socket.send(JSON.stringify({ type: 'auth', token: this.credentials.jwt }));
    });
    this.socket.addEventListener('message', (event) => {
      const message = JSON.parse(event.data);
      this.listeners.forEach((listener) => listener(message));
    });
  }

  onMessage(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
