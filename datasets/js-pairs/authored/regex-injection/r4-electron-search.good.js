const { ipcMain } = require('electron');
const fs = require('fs/promises');

async function search(file, query) {
  const text = await fs.readFile(file, 'utf8');
  const finder = query.regex ? new RegExp(RegExp.escape(query.text), 'g') : null;
  return finder ? [...text.matchAll(finder)].map((m) => m.index) : [text.indexOf(query.text)];
}

ipcMain.handle('search', (event, query) => search('/srv/notes/current.txt', query));
