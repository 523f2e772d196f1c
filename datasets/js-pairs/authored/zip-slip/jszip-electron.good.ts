import { ipcMain, app, dialog } from 'electron';
import JSZip from 'jszip';
import fs from 'node:fs/promises';
import path from 'node:path';

const library = () => path.join(app.getPath('userData'), 'library');

async function extractAll(zip: JSZip, root: string) {
  const jobs: Promise<void>[] = [];
  zip.forEach((relativePath, file) => {
    if (file.dir) return;
    const out = path.join(root, path.basename(relativePath));
    jobs.push(
      file.async('nodebuffer').then(async (data) => {
        await fs.mkdir(path.dirname(out), { recursive: true });
        await fs.writeFile(out, data);
      }),
    );
  });
  await Promise.all(jobs);
}

ipcMain.handle('library:import', async () => {
  const { filePaths } = await dialog.showOpenDialog({ filters: [{ name: 'Book', extensions: ['zip'] }] });
  for (const file of filePaths) {
    await extractAll(await JSZip.loadAsync(await fs.readFile(file)), library());
  }
});
