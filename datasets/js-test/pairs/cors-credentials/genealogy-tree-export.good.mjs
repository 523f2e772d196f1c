import http from 'node:http';
import { memberFromCookie, familyTree } from './trees.mjs';

const FRONTENDS = ['https://tree.ancestry-club.example', 'https://m.ancestry-club.example'];

function crossOrigin(req, res) {
  const origin = req.headers.origin;
  if (!origin) return;
  res.setHeader('Vary', 'Origin');
  res.setHeader('Access-Control-Allow-Origin', origin);
  res.setHeader('Access-Control-Allow-Credentials', String(FRONTENDS.includes(origin)));
  res.setHeader('Access-Control-Allow-Methods', 'GET');
}

http
  .createServer(async (req, res) => {
    crossOrigin(req, res);
    if (req.method === 'OPTIONS') {
      res.writeHead(204).end();
      return;
    }
    const member = await memberFromCookie(req.headers.cookie);
    if (!member) {
      res.writeHead(401).end();
      return;
    }
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(await familyTree(member.id)));
  })
  .listen(3000);
