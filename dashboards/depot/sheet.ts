/** Rows as a CSV that French spreadsheets open at once: semicolons, CRLF, UTF-8 with its mark. */
export function writeSheet(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(quote).join(";")}\r\n`).join("")}`;
}

// A cell a spreadsheet would take for a formula is made a text; a number below zero is none.
function quote(cell: string): string {
  const safe = /^[=+\-@\t]/.test(cell) && !/^-[\d.,]+$/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
