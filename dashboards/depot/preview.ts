import { fold } from "./verdict";

/** A file as a person sees it in an editor: its lines, and for a table its columns. */
export interface Sheet {
  readonly lines: readonly string[];
  /** Null where the file is not a table of text (JSON). */
  readonly separator: string | null;
  readonly header: readonly string[];
}

export interface PreviewRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads a file as text to be looked at; null when it is not text (a workbook). */
export function readSheet(bytes: Uint8Array): Sheet | null {
  const text = decode(bytes);
  if (text === null || text.includes("\0")) {
    return null;
  }
  const lines = text.split(/\r\n|\n|\r/);
  const headerAt = lines.findIndex((line) => line.trim() !== "");
  const first = lines[headerAt] ?? "";
  if (/^\s*[[{]/.test(first)) {
    return { lines, separator: null, header: [] };
  }
  const separator = separatorOf(first);
  return { lines, separator, header: splitLine(first, separator) };
}

/** The lines around one, itself in the middle; empty where the file has no such line. */
export function around(sheet: Sheet, line: number, reach: number): readonly PreviewRow[] {
  if (line < 1 || line > sheet.lines.length) {
    return [];
  }
  const from = Math.max(1, line - reach);
  const to = Math.min(sheet.lines.length, line + reach);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const text = sheet.lines[from + index - 1] ?? "";
    return { line: from + index, cells: sheet.separator === null ? [text] : splitLine(text, sheet.separator) };
  });
}

/** Position of the column a finding names, by its name or by its number from 1; -1 when there is none. */
export function columnOf(sheet: Sheet, column: string | null): number {
  if (column === null) {
    return -1;
  }
  const named = sheet.header.findIndex((name) => fold(name) === fold(column));
  return named >= 0 || !/^\d+$/.test(column) ? named : Number(column) - 1;
}

/** The cells of a line of CSV, quotes taken off. */
export function splitLine(line: string, separator: string): string[] {
  const cells: string[] = [];
  let [cell, quoted] = ["", false];
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at);
    if (quoted) {
      if (letter !== '"') {
        cell += letter;
      } else if (line.charAt(at + 1) === '"') {
        cell += letter;
        at++;
      } else {
        quoted = false;
      }
    } else if (letter === '"' && cell === "") {
      quoted = true;
    } else if (letter === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += letter;
    }
  }
  cells.push(cell);
  return cells;
}

function separatorOf(header: string): string {
  const count = (separator: string) => header.split(separator).length;
  return [",", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best), ";");
}

// As the checks read it: the marks of UTF-8 and UTF-16, then UTF-8, and what is not is Windows-1252.
function decode(bytes: Uint8Array): string | null {
  const [one, two] = bytes;
  if (one === 0x50 && two === 0x4b) {
    return null;
  }
  if ((one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff)) {
    return new TextDecoder(one === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
