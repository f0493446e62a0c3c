import { afterEach, expect, test, vi } from "vitest";
import { loadSeries } from "./load";
import { file } from "./sample.fixture";

afterEach(() => vi.unstubAllGlobals());

function answer(respond: () => Promise<Response>): void {
  vi.stubGlobal("fetch", respond);
}

test("a series that is served is decoded", async () => {
  answer(async () => new Response(JSON.stringify(file)));
  expect((await loadSeries("/series/INS_FOY.json")).isLoaded).toBe(true);
});

test.each([
  [404, "refused"],
  [500, "refused"],
] as const)("HTTP %i is a refusal that names the file and the answer", async (status, reason) => {
  answer(async () => new Response("", { status }));
  await expect(loadSeries("/series/AAH.json")).rejects.toMatchObject({
    reason,
    status,
    message: `/series/AAH.json: HTTP ${status}`,
  });
});

test("a server out of reach, one too slow and a file that is no series are told apart", async () => {
  answer(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(loadSeries("/series/AAH.json")).rejects.toMatchObject({ reason: "unreachable" });
  answer(() => Promise.reject(new DOMException("", "TimeoutError")));
  await expect(loadSeries("/series/AAH.json")).rejects.toMatchObject({ reason: "late" });
  answer(async () => new Response("<!DOCTYPE html>"));
  await expect(loadSeries("/series/AAH.json")).rejects.toMatchObject({ reason: "unreadable" });
});
