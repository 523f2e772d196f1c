import { readFile } from 'node:fs/promises';
import http from 'node:http';
import xpath from 'xpath';
import { DOMParser } from '@xmldom/xmldom';

const MEI = { mei: 'http://www.music-encoding.org/ns/mei' };
const select = xpath.useNamespaces(MEI);

class ScoreLibrary {
  constructor(doc) {
    this.doc = doc;
  }

  static async open(file) {
    return new ScoreLibrary(new DOMParser().parseFromString(await readFile(file, 'utf8'), 'text/xml'));
  }

  composers() {
    return select('//mei:composer/text()', this.doc).map((n) => n.nodeValue);
  }

  works(composer, voices) {
    const works = select('//mei:work[@public="true"]', this.doc);
    return works
      .filter((work) => select('string(mei:composer)', work) === composer)
      .filter((work) => work.getAttribute('voices') === voices)
      .map((work) => select('string(mei:title)', work));
  }
}

const library = await ScoreLibrary.open(process.argv[2] ?? 'scores.mei');

http
  .createServer((req, res) => {
    const { searchParams, pathname } = new URL(req.url, 'http://localhost');
    const body =
      pathname === '/composers'
        ? library.composers()
        : library.works(searchParams.get('composer') ?? '', searchParams.get('voices') ?? '4');
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(body));
  })
  .listen(4000);
