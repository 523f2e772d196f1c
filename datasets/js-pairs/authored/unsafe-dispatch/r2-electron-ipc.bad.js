const { ipcMain } = require('electron');
const library = require('./library');

const COMMANDS = { open: library.open, close: library.close };

ipcMain.handle('library', (event, command, ...args) => {
  return library[command](...args);
});
