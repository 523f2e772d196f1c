const { ipcMain, shell, BrowserWindow } = require('electron');
const fs = require('fs');
ipcMain.on('open', (event, url) => {
  shell.openExternal(url); // want "javascript-url"
});
ipcMain.on('open-safe', (event, url) => {
  const u = new URL(url);
  if (u.protocol === 'https:') shell.openExternal(u.href);
});
ipcMain.handle('run', (event, code) => {
  const win = new BrowserWindow();
  return win.webContents.executeJavaScript(code); // want "eval-injection"
});
ipcMain.handle('read', (event, name) => fs.readFileSync('/data/' + name)); // want "path-traversal"
