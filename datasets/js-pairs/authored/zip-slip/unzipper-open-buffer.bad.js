const { promises: fs } = require('fs');
const path = require('path');
const unzipper = require('unzipper');

const OUT = path.resolve('/srv/courses');

async function importCourse(buffer, slug) {
  const directory = await unzipper.Open.buffer(buffer);
  const base = path.join(OUT, slug.replace(/[^a-z0-9-]/g, ''));
  await Promise.all(directory.files
    .filter((f) => f.type === 'File')
    .map(async (f) => {
      const target = path.join(base, f.path);
      await fs.mkdir(path.dirname(target), { recursive: true });
      await fs.writeFile(target, await f.buffer());
    }));
  return base;
}

module.exports = { importCourse };
