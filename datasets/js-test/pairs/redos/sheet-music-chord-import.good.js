'use strict';

const Hapi = require('@hapi/hapi');
const RE2 = require('re2');

const CHORD = '[A-G](?:#|b)?(?:m|maj|min|dim|sus)?\\d?';
const CHORD_LINE = new RE2(`^(?:\\s*${CHORD}\\s*)+$`);
const DIRECTIVE = /^\{(title|artist|key):([^}]*)\}$/;

function convert(sheet) {
  const song = { title: '', artist: '', key: '', lines: [] };
  for (const line of sheet.split(/\r?\n/)) {
    const directive = DIRECTIVE.exec(line);
    if (directive) {
      song[directive[1]] = directive[2].trim();
    } else if (CHORD_LINE.test(line)) {
      song.lines.push({ chords: line.trim().split(/\s+/) });
    } else {
      song.lines.push({ words: line });
    }
  }
  return song;
}

exports.createServer = async () => {
  const server = Hapi.server({ port: 4000 });

  server.route({
    method: 'POST',
    path: '/songs/convert',
    options: { payload: { allow: 'text/plain', maxBytes: 262144 } },
    handler: (request, h) => {
      const song = convert(String(request.payload));
      if (!song.title) {
        return h.response({ error: 'the sheet has no title' }).code(422);
      }
      return song;
    },
  });

  return server;
};
