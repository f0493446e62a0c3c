import { create } from "../runtime/dom";
import { type Answer, reasonsQuery, send } from "./api";
import type { Desk } from "./desk";
import { messageOf } from "./findings-list";
import { writeReport } from "./report";
import type { Verdict } from "./verdict";

/** Gives the reader the list of the faults as a file, made here. */
export function saveReport(verdict: Verdict, file: string, desk: Desk): void {
  const text = writeReport(verdict, desk.words, (each) => messageOf(each, desk));
  save(new Blob([text], { type: "text/csv;charset=utf-8" }), `${stem(file)}-anomalies.csv`);
}

/** Gives the reader the copy of the file that the server annotates; returns what went wrong, if anything did. */
export async function saveAnnotated(
  file: File,
  reasons: ReadonlyMap<string, string>,
  desk: Desk,
): Promise<Answer | null> {
  const path = `/returns/check${reasonsQuery(reasons, { report: "annotated" })}`;
  const answer = await send(desk.page.api, { method: "POST", path, key: desk.key.value, file, asFile: true });
  if (answer.status !== 200 || !(answer.body instanceof Blob)) {
    return { ...answer, body: answer.body instanceof Blob ? await readProblem(answer.body) : null };
  }
  const end = file.name.split(".").at(-1);
  save(answer.body, `${stem(file.name)}-annote.${end}`);
  return null;
}

async function readProblem(body: Blob): Promise<unknown> {
  try {
    return JSON.parse(await body.text());
  } catch {
    return null;
  }
}

/** Gives the reader a file made here. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = create("a", { href: address, download: name });
  link.click();
  // The browser has taken the content by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

function stem(file: string): string {
  return file.replace(/\.[^.]*$/, "");
}
