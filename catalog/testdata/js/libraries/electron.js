const { app, shell, ipcMain, ipcRenderer, BrowserWindow } = require('electron');
const { exec } = require('child_process');
app.on('open-url', (event, target) => exec('handle ' + target)); // want "command-injection"
ipcMain.on('open', (event, target) => {
  shell.openPath(target); // want "command-injection"
  const win = new BrowserWindow({});
  win.loadFile(target); // want "path-traversal"
  win.webContents.executeJavaScript('show("' + target + '")'); // want "eval-injection"
  win.webContents.executeJavaScript('show()');
});
ipcRenderer.on('note', (event, text) => {
  document.getElementById('note').textContent = text;
});
