const express = require("express");
const session = require("express-session");
const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { httpOnly: true, secure: false } })); // want "cookie-no-secure" "cookie-no-samesite"
app.use(session({ secret: process.env.SESSION_SECRET })); // want "cookie-no-secure" "cookie-no-samesite"
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { httpOnly: false, secure: true } })); // want "cookie-no-httponly" "cookie-no-samesite"
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true, sameSite: "none" } })); // want "cookie-no-samesite"
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true, sameSite: "lax" } }));
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: process.env.NODE_ENV === "production" } })); // want "cookie-no-samesite"
app.use(session(settings));
