const { WebSocketServer } = require("ws");
const cookie = require("cookie");

const wss = new WebSocketServer({ server }); // want "websocket-hijacking"
wss.on("connection", (socket, req) => {
  const user = sessions.get(cookie.parse(req.headers.cookie ?? "").sid);
  socket.on("message", (text) => handle(user, text));
});
