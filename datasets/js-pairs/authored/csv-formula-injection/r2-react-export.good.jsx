import React from 'react';

function toCsv(rows) {
  return rows.map((row) => row.map(cell).join(',')).join('\n');
}

function cell(value) {
  const text = String(value).replace(/"/g, '""');
  return '=+-@'.includes(text[0]) ? `"'${text}"` : `"${text}"`;
}

export function ExportButton({ teamId }) {
  async function save() {
    const response = await fetch(`/api/teams/${teamId}/members`);
    const members = await response.json();
    const csv = toCsv(members.map((m) => [m.name, m.role]));
    const link = document.createElement('a');
    link.href = 'data:text/csv;charset=utf-8,' + encodeURIComponent(csv);
    link.download = 'members.csv';
    link.click();
  }
  return <button onClick={save}>Export</button>;
}
