const express = require("express");
const cookie = require("cookie");
const app = express();

app.get("/login", (req, res) => {
  res.cookie("session_id", issue(req), { secure: true, sameSite: "lax" }); // want "cookie-no-httponly"
  res.cookie("session_id", issue(req), { httpOnly: true, sameSite: "lax" }); // want "cookie-no-secure"
  res.cookie("access_token", issue(req), { httpOnly: true, secure: false }); // want "cookie-no-secure" "cookie-no-samesite"
  res.cookie("access_token", issue(req), { httpOnly: false, secure: true }); // want "cookie-no-httponly" "cookie-no-samesite"
  res.cookie("auth", issue(req)); // want "cookie-no-httponly" "cookie-no-secure" "cookie-no-samesite"
  res.cookie("sid", issue(req), { httpOnly: true, secure: true, sameSite: "none" }); // want "cookie-no-samesite"
  res.cookie("sid", issue(req), { httpOnly: true, secure: true, sameSite: false }); // want "cookie-no-samesite"
  res.end();
});

app.get("/fine", (req, res) => {
  res.cookie("session_id", issue(req), { httpOnly: true, secure: true, sameSite: "lax" });
  res.cookie("session_id", issue(req), { httpOnly: true, secure: process.env.NODE_ENV === "production" }); // want "cookie-no-samesite"
  res.cookie("theme", "dark");
  res.cookie("XSRF-TOKEN", req.csrfToken(), { secure: true });
  res.cookie("session_id", issue(req), options);
  res.cookie("session_id", issue(req), { ...options, sameSite: "lax" });
  res.cookie("session_id", "", { maxAge: 0 });
  res.setHeader("X-Any", cookie.serialize("theme", "dark"));
  res.end();
});
