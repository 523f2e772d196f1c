const { ipcMain } = require('electron');
const library = require('./library');

const COMMANDS = { open: library.open, close: library.close };

ipcMain.handle('library', (event, command, ...args) => {
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : null;
  return run ? run(...args) : null;
});
