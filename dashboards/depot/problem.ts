import { create } from "../runtime/dom";
import type { Answer } from "./api";
import type { Words } from "./words";

interface ProblemBody {
  readonly title?: string;
  readonly detail?: string;
  readonly titleEn?: string;
  readonly detailEn?: string;
}

/** What went wrong in the service's own words, and what to do next. */
export function renderProblem(answer: Answer, words: Words, retry: (() => void) | null): HTMLElement {
  const body = (typeof answer.body === "object" && answer.body !== null ? answer.body : {}) as ProblemBody;
  const french = words.language === "fr";
  const title = (french ? body.title : (body.titleEn ?? body.title)) ?? words.text("problem");
  const detail = french ? body.detail : (body.detailEn ?? body.detail);
  const box = create("div", { class: "problem", role: "alert" }, create("p", { class: "problem-title" }, title));
  if (detail) {
    box.append(create("p", {}, detail));
  }
  const next = create("p", {}, create("strong", {}, words.text("problem.next")), ` ${nextStep(answer, words)}`);
  box.append(next);
  if (retry && !final.has(answer.status)) {
    const again = create("button", { type: "button" }, words.text("problem.retry"));
    again.addEventListener("click", retry);
    box.append(again);
  }
  return box;
}

// The same file with the same key would be answered the same.
const final = new Set([413, 415, 422, 423]);

function nextStep(answer: Answer, words: Words): string {
  const known = [0, 400, 401, 403, 404, 409, 412, 413, 415, 422, 423, 429, 503];
  const step = words.text(`problem.${known.includes(answer.status) ? answer.status : 500}`);
  return /^\d+$/.test(answer.retryAfter ?? "")
    ? `${step} ${words.text("problem.wait", { seconds: answer.retryAfter ?? "" })}`
    : step;
}
