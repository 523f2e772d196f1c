const http = require('http');
const sqlite3 = require('sqlite3');
const he = require('he');

const db = new sqlite3.Database('/var/lib/forum/forum.db', sqlite3.OPEN_READONLY);

function renderThread(thread, posts) {
  const parts = ['<!doctype html><title>Thread</title>', '<h1>' + he.encode(thread.title) + '</h1>'];
  posts.forEach(function (post) {
    parts.push('<section id="p' + Number(post.id) + '">');
    parts.push('<h2>' + he.encode(post.author) + '</h2><p>' + post.body + '</p>');
    parts.push('</section>');
  });
  return parts.join('');
}

function sendPage(res, status, html) {
  res.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' });
  res.end(html); // want "stored-xss"
}

const server = http.createServer(function (req, res) {
  const match = /^\/thread\/(\d{1,9})$/.exec(req.url);
  if (!match) return sendPage(res, 404, '<h1>Not found</h1>');
  db.get('SELECT id, title FROM threads WHERE id = ?', [match[1]], function (err, thread) {
    if (err || !thread) return sendPage(res, 404, '<h1>Not found</h1>');
    db.all('SELECT id, author, body FROM posts WHERE thread_id = ? ORDER BY id', [thread.id], function (error, posts) {
      if (error) return sendPage(res, 500, '<h1>Sorry</h1>');
      sendPage(res, 200, renderThread(thread, posts));
    });
  });
});

server.listen(8080);
