const mysql = require("mysql");
const pool = mysql.createPool({ host: "localhost", database: "shop" });

function quote(value) {
  return pool.escape(String(value));
}

async function findCustomers(name, city) {
  const sql = "SELECT id, name FROM customers WHERE name = " + quote(name) + " AND city = " + quote(city);
  return new Promise((resolve, reject) => {
    pool.query(sql, (err, rows) => (err ? reject(err) : resolve(rows)));
  });
}

module.exports = function routes(app) {
  app.get("/customers", async (req, res) => {
    res.json(await findCustomers(req.query.name, req.query.city));
  });
};
