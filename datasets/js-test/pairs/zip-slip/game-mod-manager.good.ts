import { app, dialog, ipcMain } from 'electron';
import JSZip from 'jszip';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface Manifest {
  id: string;
  version: string;
}

const modsDir = () => path.join(app.getPath('userData'), 'mods');

async function manifestOf(zip: JSZip): Promise<Manifest> {
  const text = await zip.file('mod.json')?.async('string');
  if (!text) throw new Error('the archive has no mod.json');
  const manifest = JSON.parse(text) as Manifest;
  if (!/^[a-z0-9-]{3,40}$/.test(manifest.id)) throw new Error('the mod has no valid id');
  return manifest;
}

async function installMod(archive: string): Promise<Manifest> {
  const zip = await JSZip.loadAsync(await readFile(archive));
  const manifest = await manifestOf(zip);
  const home = path.join(modsDir(), manifest.id);

  for (const entry of Object.values(zip.files)) {
    if (entry.dir) continue;
    const name = entry.name;
    const file = path.join(home, name);
    if (path.extname(file) === '.exe' || !file.startsWith(home + path.sep)) throw new Error(`${name} is not allowed`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await entry.async('nodebuffer'));
  }
  return manifest;
}

ipcMain.handle('mods:install', async () => {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    filters: [{ name: 'Mods', extensions: ['zip'] }],
    properties: ['openFile'],
  });
  if (canceled) return null;
  return installMod(filePaths[0]);
});
