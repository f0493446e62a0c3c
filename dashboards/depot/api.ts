/** An answer of the service; status 0 when it could not be reached. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Seconds to wait before another try, where the service says so. */
  readonly retryAfter: string | null;
}

export interface Sending {
  readonly method: "GET" | "POST" | "PUT";
  /** Below the API's address, with its query. */
  readonly path: string;
  readonly key?: string;
  readonly file?: File;
  /** Called with the part of the file sent, from 0 to 1. */
  readonly onProgress?: (part: number) => void;
  /** True to take the answer as a file. */
  readonly asFile?: boolean;
}

const types: Readonly<Record<string, string>> = {
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  txt: "text/plain",
  json: "application/json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Sends a request; never rejects. XMLHttpRequest, because fetch does not tell how much of a file has left. */
export function send(api: string, sending: Sending): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(sending.method, api + sending.path);
    request.responseType = sending.asFile ? "blob" : "text";
    if (sending.key) {
      request.setRequestHeader("Authorization", `Bearer ${sending.key}`);
    }
    if (sending.file) {
      request.setRequestHeader("Content-Type", typeOf(sending.file.name));
    }
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) {
        sending.onProgress?.(event.loaded / event.total);
      }
    };
    request.onload = () => {
      const body: unknown = sending.asFile ? request.response : parse(request.responseText);
      resolve({ status: request.status, body, retryAfter: request.getResponseHeader("Retry-After") });
    };
    const unreachable = () => resolve({ status: 0, body: null, retryAfter: null });
    request.onerror = unreachable;
    request.ontimeout = unreachable;
    request.onabort = unreachable;
    request.send(sending.file ?? null);
  });
}

/** The media type a file is sent under, by the end of its name. */
export function typeOf(name: string): string {
  return types[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
}

/** The query that explains warnings: one `motif` a rule. */
export function reasonsQuery(
  reasons: ReadonlyMap<string, string>,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(more);
  for (const [rule, reason] of reasons) {
    query.append("motif", `${rule}:${reason}`);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** The département a key is of, or null when it is not shaped like a key. */
export function departementOf(key: string): string | null {
  return /^obs\.([0-9AB]{2,3})\.[0-9a-f]{12}\.[A-Za-z0-9_-]{43}$/.exec(key)?.[1] ?? null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
