import { app, BrowserWindow, clipboard, dialog, ipcMain, shell } from 'electron';
import path from 'node:path';
import { Glossary } from './glossary';

const glossary = new Glossary(path.join(app.getPath('userData'), 'glossary.json'));

const services = { glossary, clipboard, dialog, shell } as unknown as Record<
  string,
  Record<string, (...args: unknown[]) => unknown>
>;

ipcMain.handle('call', async (_event, service: string, method: string, ...args: unknown[]) => {
  const target = services[service];
  if (!target?.[method]) {
    throw new Error(`${service}.${method} is not offered`);
  }
  return target[method](...args);
});

async function openWindow(): Promise<void> {
  const window = new BrowserWindow({
    width: 1100,
    height: 760,
    webPreferences: {
      preload: path.join(__dirname, 'preload.js'),
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
  window.webContents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://help.glossary.example/')) void shell.openExternal(url);
    return { action: 'deny' };
  });
  await window.loadURL('https://app.glossary.example/');
}

app.whenReady().then(openWindow).catch((err) => dialog.showErrorBox('Glossary', String(err)));
