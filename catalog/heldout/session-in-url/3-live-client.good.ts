import { EventEmitter } from 'events';

interface LiveOptions {
  room: string;
  sessionToken: string;
}

export class LiveClient extends EventEmitter {
  private socket: WebSocket | null = null;

  constructor(private readonly options: LiveOptions) {
    super();
  }

  connect(): void {
    const { room, sessionToken } = this.options;
    const address = `wss://live.example.com/socket?room=${encodeURIComponent(room)}`;
    const socket = new WebSocket(address);
    socket.onopen = () => socket.send(JSON.stringify({ type: 'auth', token: sessionToken }));
    socket.onmessage = ({ data }) => this.emit('update', JSON.parse(data));
    socket.onclose = () => setTimeout(() => this.connect(), 2000);
    this.socket = socket;
  }

  async history(page: number): Promise<unknown> {
    const url = `https://live.example.com/history?room=${encodeURIComponent(this.options.room)}&page=${page}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${this.options.sessionToken}` } });
    return response.json();
  }

  close(): void {
    if (this.socket) this.socket.onclose = null;
    this.socket?.close();
  }
}
