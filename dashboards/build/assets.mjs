import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

const contentTypes = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * Writes each asset under a name that carries the hash of its bytes, with its brotli twin beside it, then the list of
 * all of them as `assets.json`. An asset given as `{ path, bytes }` already has its address below `assets/`.
 */
export async function writeAssets(output, assets) {
  const entries = await Promise.all(
    Object.entries(assets).map(async ([name, asset]) => {
      const extension = extname(name);
      const bytes = asset.bytes ?? asset;
      const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
      const path = `assets/${asset.path ?? `${name.slice(0, -extension.length)}.${hash}${extension}`}`;
      await mkdir(join(output, dirname(path)), { recursive: true });
      await writeFile(join(output, path), bytes);
      await writeFile(join(output, `${path}.br`), await toBrotli(bytes, extension));
      return [name, { path, contentType: contentTypes[extension] }];
    }),
  );
  await writeFile(join(output, "assets.json"), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

function toBrotli(bytes, extension) {
  return compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: extension === ".wasm" ? 9 : 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_MODE]: extension === ".wasm" ? constants.BROTLI_MODE_GENERIC : constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
