// The identity provider of the demo and the tests: panva's certified oidc-provider with fictional people.
// Nothing of it ships with the console, and nothing here protects anything.
//
//   node idp/provider.mjs [--port=3400] [--client-origins=http://127.0.0.1:3000] [--test]     (settings.mjs)
import { createServer } from 'node:http';
import { once } from 'node:events';
import { interact, pathOf } from './interactions.mjs';
import { buildProvider, newSigningKey } from './openid.mjs';
import { readSettings } from './settings.mjs';

const settings = readSettings(process.env, process.argv.slice(2));
let serveOpenId;
let tampering;
const server = createServer((req, res) => {
  answer(req, res).catch((error) => {
    console.error(`demo identity provider: ${error.message}`);
    if (!res.headersSent) res.writeHead(500);
    res.end();
  });
});
server.listen(settings.port, settings.host);
await once(server, 'listening');

const issuer = settings.issuer ?? `http://${settings.host}:${server.address().port}`;
const signingKey = newSigningKey();
const provider = await buildProvider(issuer, settings, signingKey);
provider.on('server_error', (_ctx, error) => console.error(`demo identity provider: ${error.message}`));
if (settings.test) {
  const { Tampering } = await import('./tampering.mjs');
  tampering = new Tampering(provider, issuer, settings, signingKey);
}
serveOpenId = provider.callback();
console.log(`demo identity provider: ${issuer}`);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
if (settings.untilStdinEnds) process.stdin.once('end', stop).resume();

function stop() {
  server.close();
  server.closeAllConnections();
}

async function answer(req, res) {
  if (pathOf(req) === '/health') {
    res.writeHead(serveOpenId ? 200 : 503, { 'content-type': 'application/json' });
    res.end('{"status":"ok"}');
    return;
  }
  if (!serveOpenId) {
    res.writeHead(503).end();
    return;
  }
  if (tampering && (await tampering.handle(req, res))) return;
  if (await interact(provider, req, res)) return;
  serveOpenId(req, res);
}
