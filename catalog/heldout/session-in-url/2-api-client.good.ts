import axios, { type AxiosInstance } from 'axios';

interface Credentials {
  sessionId: string;
  workspace: string;
}

interface Board {
  id: string;
  name: string;
}

export class BoardClient {
  private readonly http: AxiosInstance;

  constructor(private readonly credentials: Credentials) {
    this.http = axios.create({
      baseURL: 'https://boards.example.com/api',
      timeout: 5000,
      headers: { authorization: `Session ${credentials.sessionId}` },
    });
  }

  private url(path: string, extra: Record<string, string> = {}): string {
    const { workspace } = this.credentials;
    const query = new URLSearchParams({ ...extra, workspace });
    return `${path}?${query}`;
  }

  async boards(page = 1): Promise<Board[]> {
    const { data } = await this.http.get<Board[]>(this.url('/boards', { page: String(page) }));
    return data;
  }

  async rename(board: Board, name: string): Promise<void> {
    await this.http.patch(this.url(`/boards/${encodeURIComponent(board.id)}`), { name });
  }
}
