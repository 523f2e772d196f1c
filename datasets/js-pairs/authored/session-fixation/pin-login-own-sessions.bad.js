const sessions = new Map();
const { randomUUID } = require("crypto");
const { parse } = require("cookie");
const http = require("http");
const { checkPin } = require("./members");
function sessionOf(req, res) {
  let id = parse(req.headers.cookie || "").sid;
  if (!id || !sessions.has(id)) {
    id = randomUUID();
    sessions.set(id, {});
    res.setHeader("Set-Cookie", `sid=${id}; HttpOnly; Secure; SameSite=Lax; Path=/`);
  }
  return { id, data: sessions.get(id) };
}
http.createServer(async (req, res) => {
  const session = sessionOf(req, res);
  if (req.method === "POST" && req.url === "/login") {
    const member = await checkPin(req);
    if (!member) { res.writeHead(401); return res.end(); }
    session.data.memberId = member.id;
    res.writeHead(204);
    return res.end();
  }
  res.end(String(session.data.memberId || "guest"));
}).listen(8080);
