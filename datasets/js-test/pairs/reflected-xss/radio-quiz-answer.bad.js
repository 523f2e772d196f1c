'use strict';

const http = require('http');
const querystring = require('querystring');
const he = require('he');
const { QUESTIONS } = require('./questions');

function readForm(req, done) {
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
    if (body.length > 10_000) req.destroy();
  });
  req.on('end', () => done(null, querystring.parse(body)));
  req.on('error', done);
}

function answerPage(question, given) {
  const right = question.answer.toLowerCase() === String(given).toLowerCase();
  const verdict = right ? 'Correct!' : `Sorry, it is not ${String(given).slice(0, 80)}.`;
  return `<html><body><h2>${he.encode(question.title)}</h2><p>${verdict}</p><a href="/quiz">Next</a></body></html>`;
}

http
  .createServer((req, res) => {
    const id = Number(req.url.split('/').pop());
    const question = QUESTIONS[id];
    if (req.method !== 'POST' || !question) {
      res.writeHead(404).end();
      return;
    }
    readForm(req, (err, form) => {
      if (err) return res.writeHead(400).end();
      res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      res.end(answerPage(question, form.answer || ''));
    });
  })
  .listen(8080);
