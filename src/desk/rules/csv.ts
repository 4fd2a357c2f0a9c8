/** A cell: quoted where it must be; what a spreadsheet would reckon with is kept as text (OWASP, CSV injection). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file (RFC 4180). */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Says to spreadsheets that what follows is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';
