const { app } = require("electron");

app.on("certificate-error", (event, webContents, url, error, certificate, callback) => { // want "tls-verification-disabled"
  event.preventDefault();
  callback(true);
});

app.on("certificate-error", (event, webContents, url, error, certificate, callback) => {
  if (certificate.fingerprint === PINNED) {
    event.preventDefault();
    callback(true);
    return;
  }
  callback(false);
});
app.commandLine.appendSwitch("ignore-certificate-errors"); // want "tls-verification-disabled"
