const express = require("express");
const { Pool } = require("pg");

const pool = new Pool();
const router = express.Router();

const PAGE_SIZE = 50;

async function membersOf(crewId, page) {
  const { rows } = await pool.query(
    "SELECT id, name, avatar_url FROM users WHERE crew_id = $1 ORDER BY name LIMIT $2 OFFSET $3",
    [crewId, PAGE_SIZE, page * PAGE_SIZE]
  );
  return rows;
}

router.get("/crews/:crewId/members", async (req, res, next) => {
  try {
    const page = Math.max(0, Number(req.query.page) || 0);
    const members = await membersOf(req.params.crewId, page);
    res.json({ page, members });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
