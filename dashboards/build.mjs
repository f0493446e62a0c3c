import { mkdir, writeFile } from "node:fs/promises";
await mkdir("artifacts/dashboards", { recursive: true });
await writeFile("artifacts/dashboards/assets.json", "{}");
