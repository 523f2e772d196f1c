const express = require("express");
const router = express.Router();
const { listShifts } = require("./shifts");
function isManager(req) {
  return req.cookies.role === "manager" || req.get("X-User-Role") === "manager";
}
router.get("/shifts/all", async (req, res) => {
  if (!isManager(req)) return res.status(403).json({ error: "managers only" });
  res.json(await listShifts());
});
module.exports = router;
