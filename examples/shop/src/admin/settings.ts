type Settings = { [key: string]: unknown };

const isObject = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function overlay(target: Settings, changes: Settings): Settings {
  for (const key in changes) {
    const value = changes[key];
    if (isObject(value)) {
      if (!isObject(target[key])) target[key] = {};
      overlay(target[key] as Settings, value);
    } else {
      target[key] = value;
    }
  }
  return target;
}

const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

export function patch(target: Settings, changes: Settings): Settings {
  for (const key of Object.keys(changes)) {
    if (RESERVED.has(key)) continue;
    const value = changes[key];
    target[key] = isObject(value) && isObject(target[key]) ? patch(target[key] as Settings, value) : value;
  }
  return target;
}

export class SettingsStore {
  private current: Settings = { shipping: { free: 50 }, theme: { colour: 'green' } };

  apply(changes: Settings): Settings {
    return overlay(this.current, changes);
  }

  applyTheme(changes: Settings): Settings {
    return patch(this.current.theme as Settings, changes);
  }

  get(): Settings {
    return this.current;
  }
}
