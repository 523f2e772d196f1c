import { randomBytes, randomUUID } from "node:crypto";
import { nanoid } from "nanoid";

interface ApiKey { key: string; ownerId: string; createdAt: number }

export class ApiKeyService {
  private counter = 0;

  constructor(private readonly repo: { save(k: ApiKey): Promise<void> }) {}

  private random(): string {
    return Math.random().toString(16).substring(2);
  }

  async issue(ownerId: string): Promise<string> {
    const apiKey = `ak_${this.random()}${this.random()}`; // want "predictable-token"
    await this.repo.save({ key: apiKey, ownerId, createdAt: Date.now() });
    return apiKey;
  }

  async issueSafely(ownerId: string): Promise<string> {
    const apiKey = `ak_${Date.now().toString(36)}_${randomBytes(24).toString("hex")}`;
    await this.repo.save({ key: apiKey, ownerId, createdAt: Date.now() });
    return apiKey;
  }
}

export function createSessionToken(userId: string): string {
  return Buffer.from(`${userId}:${Date.now()}`).toString("base64"); // want "predictable-token"
}

export function createSafeSessionToken(): string {
  return randomUUID();
}

export const inviteLink = (base: string) => {
  const inviteToken = nanoid(32);
  return `${base}/join/${inviteToken}`;
};

export async function requestMagicLink(email: string, store: Map<string, string>) {
  const magicToken = [...Array(20)].map(() => (Math.random() * 36 | 0).toString(36)).join(""); // want "predictable-token"
  store.set(magicToken, email);
  const elementId = "field-" + Math.random().toString(36).slice(2);
  return elementId;
}
