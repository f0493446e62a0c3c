// An OpenID Connect provider for one machine: the tokens of the DGAS during development and tests.
// The first line of standard input is its configuration (JSON); it stops when standard input closes, so that it never
// outlives who started it. Its keys are made at start and never leave it. The first line it prints is its issuer.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { Provider } from "oidc-provider";

process.on("SIGINT", () => {}); // Ctrl-C in a terminal reaches us too: the runner decides when we stop.

const lines = createInterface({ input: process.stdin });
const { audience, clients } = JSON.parse((await once(lines, "line"))[0]);
lines.on("close", () => process.exit());

const server = createServer();
await once(server.listen(0, "127.0.0.1"), "listening");
const issuer = `http://127.0.0.1:${server.address().port}`;

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const knownAs = (client) => clients.find((known) => known.id === client.clientId);

const provider = new Provider(issuer, {
  clients: clients.map((client) => ({
    client_id: client.id,
    client_secret: client.credential,
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
  })),
  cookies: { keys: [randomBytes(32).toString("hex")] },
  jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: randomBytes(8).toString("hex") }] },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, resource, client) => ({
        scope: "",
        audience: resource,
        accessTokenFormat: "jwt",
        accessTokenTTL: knownAs(client).lifetime,
        jwt: { sign: { alg: "RS256" } },
      }),
    },
  },
  extraTokenClaims: (_, token) => ({ roles: knownAs(token.client).roles }),
});

server.on("request", provider.callback());
console.log(JSON.stringify({ issuer }));
