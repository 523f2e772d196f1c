const ExcelJS = require("exceljs");
async function exportMembers(req, res) {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Members");
  sheet.addRow(["Name", "Note"]);
  for (const m of req.body.members) {
    sheet.addRow([m.name, m.note]);
  }
  res.setHeader("Content-Type", "text/csv");
  await workbook.csv.write(res);
}
module.exports = { exportMembers };
