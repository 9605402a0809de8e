// The baseline: the least that an Electron program with one window of Hearth's size and protection can be.
const { join } = require('node:path');
const { app, BrowserWindow, Menu } = require('electron');

app.whenReady().then(() => {
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true, contextIsolation: true } });
  window.once('ready-to-show', () => window.show());
  window.loadFile(join(__dirname, 'index.html'));
});
