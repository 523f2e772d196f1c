type Listener = (vessel: { mmsi: string; lat: number; lon: number }) => void;

export class RadarStream {
  private socket: WebSocket | null = null;
  private readonly listeners = new Set<Listener>();
  private retry = 1000;

  constructor(
    private readonly endpoint: string,
    private readonly accessToken: () => Promise<string>,
  ) {}

  on(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async open(area: string): Promise<void> {
    const token = await this.accessToken();
    const url = new URL(this.endpoint);
    url.searchParams.set('area', area);
    const socket = new WebSocket(url);
    socket.onopen = () => {
      this.retry = 1000;
      socket.send(JSON.stringify({ type: 'authenticate', token }));
    };
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.type === 'position') this.listeners.forEach((l) => l(message));
    };
    socket.onclose = () => {
      this.retry = Math.min(this.retry * 2, 60_000);
      setTimeout(() => void this.open(area), this.retry);
    };
    this.socket = socket;
  }

  close(): void {
    if (this.socket) this.socket.onclose = null;
    this.socket?.close();
  }
}
