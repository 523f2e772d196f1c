import axios, { AxiosInstance } from 'axios';

export interface Item {
  id: string;
  name: string;
}

export class ApiClient {
  private readonly http: AxiosInstance;

  constructor(baseURL: string, private readonly accessToken: string) {
    this.http = axios.create({ baseURL, timeout: 5000 });
  }

  async items(page: number): Promise<Item[]> {
    const { data } = await this.http.get('/items', {
      params: { page, access_token: this.accessToken },
    });
    return data.items;
  }
}
