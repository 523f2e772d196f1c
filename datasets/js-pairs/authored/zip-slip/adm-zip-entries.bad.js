const AdmZip = require('adm-zip');
const fs = require('fs');
const path = require('path');

function unpack(archive, destination) {
  const root = path.resolve(destination);
  for (const entry of new AdmZip(archive).getEntries()) {
    if (entry.isDirectory) continue;
    const target = path.join(root, entry.entryName);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, entry.getData());
  }
}

module.exports = { unpack };
