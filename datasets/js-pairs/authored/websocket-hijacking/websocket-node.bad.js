const http = require("http");
const WebSocketServer = require("websocket").server;
const { userFromCookies } = require("./auth");

const server = http.createServer((req, res) => res.writeHead(404).end());
server.listen(8080);

const ws = new WebSocketServer({ httpServer: server, autoAcceptConnections: false });

ws.on("request", (request) => {
  const user = userFromCookies(request.cookies);
  if (!user) return request.reject(401);
  const connection = request.accept("game", request.origin);
  connection.on("message", (m) => user.play(JSON.parse(m.utf8Data)));
});
