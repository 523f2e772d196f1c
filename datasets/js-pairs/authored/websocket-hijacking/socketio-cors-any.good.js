const { createServer } = require("http");
const { Server } = require("socket.io");
const express = require("express");
const session = require("express-session");
const RedisStore = require("connect-redis").default;
const { redis } = require("./redis");

const app = express();
const httpServer = createServer(app);
const sessionMiddleware = session({
  store: new RedisStore({ client: redis }),
  secret: process.env.SESSION_SECRET,
  resave: false,
  saveUninitialized: false,
});

app.use(sessionMiddleware);

const io = new Server(httpServer, {
  pingTimeout: 30000,
  cors: {
    origin: ["https://chat.example.com"],
    credentials: true,
  },
  allowRequest: (req, cb) => cb(null, req.headers.origin === "https://chat.example.com"),
});

io.engine.use(sessionMiddleware);

io.on("connection", (socket) => {
  const user = socket.request.session.user;
  if (!user) return socket.disconnect(true);
  socket.join(`user:${user.id}`);
  socket.on("message", (body) => io.to(`room:${user.room}`).emit("message", { from: user.name, body }));
});

httpServer.listen(3000);
