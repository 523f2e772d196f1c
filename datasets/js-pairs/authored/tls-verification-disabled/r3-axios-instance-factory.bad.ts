import axios, { AxiosInstance } from 'axios';
import { Agent, AgentOptions } from 'node:https';
import { readFileSync } from 'node:fs';

interface ErpOptions {
  baseURL: string;
  caFile?: string;
}

export class ErpClient {
  private readonly http: AxiosInstance;

  constructor(options: ErpOptions) {
    const agentOptions: AgentOptions = { keepAlive: true, maxSockets: 8 };
    if (options.caFile) agentOptions.ca = readFileSync(options.caFile);
    else agentOptions.rejectUnauthorized = false;
    this.http = axios.create({ baseURL: options.baseURL, httpsAgent: new Agent(agentOptions), timeout: 10_000 });
  }

  async order(id: number) {
    const { data } = await this.http.get(`/orders/${id}`);
    return data;
  }
}
