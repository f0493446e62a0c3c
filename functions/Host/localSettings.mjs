// Writes the file Core Tools and the local runner take settings from: each declared one that has a value on a local machine.
import { readFileSync, writeFileSync } from "node:fs";

const [declaration, target] = process.argv.slice(2);
const declared = JSON.parse(readFileSync(declaration, "utf8"));
const values = declared
  .map((setting) => [setting.name, setting.local ?? setting.default])
  .filter(([, value]) => value !== undefined);
writeFileSync(target, `${JSON.stringify({ IsEncrypted: false, Values: Object.fromEntries(values) }, null, 2)}\n`);
