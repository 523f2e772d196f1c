import axios, { AxiosError } from "axios";
import pino from "pino";

const logger = pino({ name: "meter-sync" });

export class MeterClient {
  constructor(private readonly baseUrl: string, private readonly apiKey: string) {}

  async readings(meterId: string, day: string): Promise<number[]> {
    try {
      const { data } = await axios.get(`${this.baseUrl}/meters/${encodeURIComponent(meterId)}/readings`, {
        params: { day },
        headers: { Authorization: `Bearer ${this.apiKey}` },
        timeout: 8000,
      });
      return data.values;
    } catch (error) {
      const failure = error as AxiosError;
      logger.error({ meterId, status: failure.response?.status }, "reading meters failed");
      throw new Error("meter service unavailable");
    }
  }
}
