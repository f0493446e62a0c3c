import type { Reply, Request } from "./local";

/** What functions/BrowserCheck exports. */
interface Checks {
  Open(nomenclature: string): void;
  Check(file: Uint8Array): string;
}

const scope = self as unknown as {
  addEventListener(name: "message", listener: (event: MessageEvent<Request>) => void): void;
  postMessage(reply: Reply): void;
};
let ready: Promise<Checks> | null = null;

// Not onmessage: .NET would take a worker that has it for one of its own threads, and wait for ever.
scope.addEventListener("message", async ({ data }) => {
  try {
    ready ??= open(data.check ?? "", data.nomenclature ?? "");
    const checks = await ready;
    scope.postMessage(
      data.bytes
        ? { turn: data.turn, verdict: JSON.parse(checks.Check(new Uint8Array(data.bytes))) }
        : { turn: data.turn },
    );
  } catch (failure) {
    scope.postMessage({ turn: data.turn, failure: String(failure) });
  }
});

async function open(check: string, nomenclature: string): Promise<Checks> {
  const [{ dotnet }, answer] = await Promise.all([import(check), fetch(nomenclature)]);
  if (!answer.ok) {
    throw new Error(`${nomenclature}: HTTP ${answer.status}`);
  }
  const { getAssemblyExports } = await dotnet.create();
  const assembly = await getAssemblyExports("Observatoire.BrowserCheck.dll");
  const checks: Checks = assembly.Observatoire.BrowserCheck.Program;
  checks.Open(await answer.text());
  return checks;
}
