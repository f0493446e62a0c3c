import { create } from "../runtime/dom";
import { type Answer, reasonsQuery, send } from "./api";
import { renderBusy } from "./busy";
import { renderSummary } from "./card-summary";
import type { Desk } from "./desk";
import { saveAnnotated, saveReport } from "./downloads";
import { renderFindings } from "./findings-list";
import { keepFocus } from "./keep-focus";
import { readSheet, type Sheet } from "./preview";
import { renderProblem } from "./problem";
import { type Receipt, receiptsOf, renderReceipt } from "./receipt";
import { renderReceipts } from "./receipts";
import { type State, stateOf, type Verdict } from "./verdict";

/** Above this many bytes a file is checked by the server alone: a browser would hold it several times. */
const localLimit = 24 * 1024 * 1024;

/** Who gave the verdict shown. */
export type Checker = "local" | "server" | "open";

/** One file of the page: its check, its faults, its deposit. */
export interface Card {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  readonly verdict: Verdict | null;
  readonly fileName: string;
  /** Checks a file, which takes the place of the one before. */
  take(file: File): Promise<void>;
  /** Tells what a mended file changed from an older card's verdict. */
  follow(before: Verdict): void;
  /** Checks again on the server, now that there is a key. */
  keyChanged(): void;
}

export function createCard(desk: Desk, id: string, remove: (card: Card) => void): Card {
  const { words } = desk;
  const part = (name: string) => create("div", { class: `card-${name}` });
  const parts = {
    top: part("top"),
    busy: part("busy"),
    body: part("body"),
    problem: part("problem"),
    end: part("end"),
  };
  const heading = create("h3", { id: `${id}-titre`, tabindex: "-1" });
  const element = create(
    "article",
    { class: "visual file-card", id, "aria-labelledby": heading.id },
    parts.top,
    parts.busy,
    parts.problem,
    parts.body,
    parts.end,
  );
  const reasons = new Map<string, string>();
  let file: File | null = null;
  let sheet: Sheet | null = null;
  let verdict: Verdict | null = null;
  let before: Verdict | null = null;
  let checker: Checker = "local";
  let deposited = false;
  let turn = 0;

  const card: Card = {
    element,
    heading,
    get verdict() {
      return verdict;
    },
    get fileName() {
      return file?.name ?? "";
    },
    async take(given) {
      const mine = ++turn;
      [before, verdict, file, deposited] = [verdict ?? before, null, given, false];
      parts.end.replaceChildren();
      parts.problem.replaceChildren();
      parts.body.replaceChildren();
      drawTop();
      const busy = renderBusy(parts.busy, words.text("reading"));
      const bytes = await given.arrayBuffer();
      sheet = readSheet(new Uint8Array(bytes));
      const found = await checkHere(bytes, busy);
      busy.done();
      if (mine !== turn) {
        return;
      }
      if (found) {
        show(found, "local");
      }
      if (mayAskServer()) {
        await checkThere("server");
      } else if (!found) {
        askToSend(given.size > localLimit);
      }
    },
    follow(older) {
      before = older;
      drawTop();
    },
    keyChanged() {
      if (file && !deposited && mayAskServer()) {
        void checkThere("server");
      } else {
        drawTop();
      }
    },
  };

  async function checkHere(bytes: ArrayBuffer, busy: ReturnType<typeof renderBusy>): Promise<Verdict | null> {
    if (bytes.byteLength > localLimit) {
      return null;
    }
    busy.say(words.text("checking.local"));
    return desk.local.check(bytes).catch(() => null);
  }

  // The server compares with what the key's département sent: another's file has nothing to gain from being sent.
  function mayAskServer(): boolean {
    return desk.key.departement !== null && (verdict?.departement ?? desk.key.departement) === desk.key.departement;
  }

  async function checkThere(by: Checker): Promise<void> {
    const mine = turn;
    const sent = await post({ method: "POST", path: `/returns/check${reasonsQuery(reasons)}` }, "checking.server");
    if (mine !== turn || deposited) {
      return;
    }
    if (sent.status === 200) {
      parts.problem.replaceChildren();
      show(sent.body as Verdict, by);
    } else {
      parts.problem.replaceChildren(renderProblem(sent, words, () => void checkThere(by)));
    }
  }

  async function post(request: { method: "POST" | "PUT"; path: string }, text: string): Promise<Answer> {
    const busy = renderBusy(parts.busy, words.text(text));
    const answer = await send(desk.page.api, {
      ...request,
      key: desk.key.value,
      ...(file ? { file } : {}),
      onProgress(part) {
        busy.advance(part);
        busy.say(
          part < 1 ? words.text("sending", { percent: words.number(Math.floor(part * 100)) }) : words.text("sent"),
        );
      },
    });
    busy.done();
    return answer;
  }

  function askToSend(large: boolean): void {
    const button = create("button", { type: "button", class: "primary" }, words.text("server.ask"));
    button.addEventListener("click", () => void checkThere("open"));
    parts.body.replaceChildren(
      create("p", {}, `${words.text(large ? "local.large" : "local.unavailable")} ${words.text("server.ask.more")}`),
      button,
    );
  }

  function state(): State | null {
    return verdict && stateOf(verdict, reasons);
  }

  function show(found: Verdict, by: Checker): void {
    [verdict, checker] = [found, by];
    drawTop();
    const explained = () => drawTop();
    keepFocus(parts.body, heading, () =>
      parts.body.replaceChildren(
        ...(found.findings.length > 0
          ? [renderFindings({ desk, verdict: found, sheet, file: card.fileName, id, reasons, explained })]
          : []),
      ),
    );
    desk.announce(
      words.text("announce.checked", {
        file: card.fileName,
        state: words.text(`state.${state() ?? "fix"}`),
        errors: words.count("errors", found.counts.errors),
        warnings: words.count("warnings", found.counts.warnings),
      }),
    );
  }

  function drawTop(): void {
    keepFocus(parts.top, heading, () =>
      renderSummary(parts.top, {
        desk,
        heading,
        file: card.fileName,
        verdict,
        before,
        checker,
        state: deposited ? "deposited" : state(),
        deposit: () => void deposit(),
        mend(given) {
          void card.take(given);
          heading.focus();
        },
        remove: () => remove(card),
        report: () => verdict && saveReport(verdict, card.fileName, desk),
        annotated: () => file && void annotate(file),
      }),
    );
  }

  async function annotate(given: File): Promise<void> {
    const failed = await saveAnnotated(given, reasons, desk);
    parts.problem.replaceChildren(...(failed ? [renderProblem(failed, words, () => void annotate(given))] : []));
  }

  async function deposit(): Promise<void> {
    const { departement, months } = verdict ?? { departement: null, months: [] };
    if (!departement || months.length === 0 || !file) {
      return;
    }
    if (desk.key.departement !== departement) {
      const key = desk.key.departement;
      const why = key === null ? words.text("deposit.key") : words.text("deposit.other", { key, departement });
      parts.problem.replaceChildren(create("p", { class: "problem", role: "alert" }, why));
      desk.askForKey();
      return;
    }
    parts.problem.replaceChildren();
    // Several months in one file have a route of their own: all of them are received, or none.
    const address = months.length === 1 ? `/returns/${departement}/${months[0]}` : `/returns/${departement}`;
    const answer = await post({ method: "PUT", path: address + reasonsQuery(reasons) }, "depositing");
    const receipts = receiptsOf(answer.body);
    if (receipts.length > 0) {
      showDeposited(receipts, answer.status === 201);
    } else if (answer.status === 422 && Array.isArray((answer.body as Verdict | null)?.findings)) {
      show(answer.body as Verdict, "server");
      heading.focus();
    } else {
      parts.problem.replaceChildren(renderProblem(answer, words, () => void deposit()));
    }
  }

  function showDeposited(receipts: readonly Receipt[], isNew: boolean): void {
    const [receipt, second] = receipts;
    const last = receipts.at(-1);
    if (!receipt || !last) {
      return;
    }
    deposited = true;
    drawTop();
    parts.body.replaceChildren();
    const box = second
      ? renderReceipts(receipts, card.fileName, words)
      : renderReceipt(receipt, card.fileName, isNew, words);
    const below = create("a", { href: "#restitution" }, words.text("restitution.below"));
    parts.end.replaceChildren(box, create("p", { class: "next" }, below));
    desk.announce(words.text("announce.deposited", { file: card.fileName, receipt: receipt.receiptId }));
    box.querySelector<HTMLElement>("h4")?.focus();
    desk.deposited(last.departement, last.month);
  }

  return card;
}
