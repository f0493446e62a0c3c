import { afterEach, expect, test, vi } from "vitest";
import { loadSeries } from "./load";
import { file, page } from "./sample.fixture";

afterEach(() => vi.unstubAllGlobals());

function answer(respond: () => Promise<Response>): void {
  vi.stubGlobal("fetch", respond);
}

test("a series that is served is decoded", async () => {
  answer(async () => new Response(JSON.stringify(file)));
  expect((await loadSeries(page, "INS_FOY")).isLoaded).toBe(true);
});

test.each([
  [404, "refused"],
  [500, "refused"],
] as const)("HTTP %i is a refusal that names the file and the answer", async (status, reason) => {
  answer(async () => new Response("", { status }));
  await expect(loadSeries(page, "AAH")).rejects.toMatchObject({
    reason,
    status,
    message: `/releases/r1/AAH.json: HTTP ${status}`,
  });
});

test("a server out of reach, one too slow and a file that is no series are told apart", async () => {
  answer(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(loadSeries(page, "AAH")).rejects.toMatchObject({ reason: "unreachable" });
  answer(() => Promise.reject(new DOMException("", "TimeoutError")));
  await expect(loadSeries(page, "AAH")).rejects.toMatchObject({ reason: "late" });
  answer(async () => new Response("<!DOCTYPE html>"));
  await expect(loadSeries(page, "AAH")).rejects.toMatchObject({ reason: "unreadable" });
});
