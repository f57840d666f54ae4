import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MockAudit } from './audit.mjs';
import { CallScene } from './call-scene.mjs';
import { MockHub } from './hub.mjs';
import { newId } from './ids.mjs';
import { recordings, wav } from './recordings.mjs';

const port = Number(process.env.PORT ?? 43201);
const pages = fileURLToPath(new URL('../../dist/', import.meta.url));
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const routes = ['/', '/desk', '/recordings', '/evidence'];
const people = {
  anna: { user: 'anna', displayName: 'Anna Rossi', roles: ['agent'], tenant: 'acme', language: 'it' },
  bruno: { user: 'bruno', displayName: 'Bruno Neri', roles: ['qa'], tenant: 'acme', language: 'it' },
  carla: { user: 'carla', displayName: 'Carla Verdi', roles: ['assessor'], tenant: 'acme', language: 'it' },
  tutti: { user: 'tutti', displayName: 'Tutti i ruoli', roles: ['agent', 'qa', 'assessor'], tenant: 'acme', language: 'it' },
};

const hub = new MockHub();
const scene = new CallScene((target, ...values) => hub.broadcast(target, ...values));
hub.attach(scene);
const library = recordings();
const audit = new MockAudit();

const api = {
  'GET /api/session': ({ person }) => person ?? 401,
  'POST /api/session': ({ body }) => people[body.user] ?? 401,
  'DELETE /api/session': () => 204,
  'POST /hubs/capture/negotiate': () => hub.negotiation(),
  'GET /api/recordings': () => library,
  'GET /api/audit': ({ query }) => audit.page(query),
  'GET /api/certificates': () => audit.certificates(),
  'GET /api/state': () => ({
    call: scene.call.state,
    transport: scene.transport,
    keysSent: scene.keysSent,
    agentEar: { tonesHeard: 0, eventsReceived: 0, levelDb: -22 - 8 * Math.abs(Math.sin(Date.now() / 700)) },
  }),
  'POST /api/press': () => scene.press(),
  'POST /api/transport': ({ body }) => (scene.transport = body.mode) && 204,
  'POST /api/call': ({ body }) => (body.action === 'dial' ? scene.dial() : scene.hangUp()),
  'POST /mock': ({ body }) => {
    Object.assign(scene, body.scene ?? {});
    audit.broken = body.broken ?? audit.broken;
    if (body.drop) {
      hub.drop(body.drop);
    }

    if (body.end) {
      scene.end(body.end);
    }
  },
};

const server = createServer((request, response) => {
  void answer(request, response).catch(error => {
    console.error(error);
    response.writeHead(500).end();
  });
});
server.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head));
server.listen(port, '127.0.0.1', () => console.log(`PayGate mock on http://127.0.0.1:${port} (anna, bruno, carla, tutti; any password)`));

async function answer(request, response) {
  const url = new URL(request.url, 'http://mock');
  response.setHeader('Content-Security-Policy', "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'");
  const handler = api[`${request.method} ${url.pathname}`];
  if (handler) {
    const body = JSON.parse((await read(request)) || 'null');
    const person = people[/paygate=(\w+)/.exec(request.headers.cookie ?? '')?.[1]];
    send(response, handler({ body, person, query: url.searchParams }), url.pathname);
  } else if (/^\/api\/recordings\/\w+\/grants$/.test(url.pathname)) {
    send(response, { grantId: newId('grant'), expiresAt: new Date(Date.now() + 15 * 60_000).toISOString() });
  } else if (/^\/api\/recordings\/\w+\/audio$/.test(url.pathname)) {
    response.writeHead(200, { 'Content-Type': 'audio/wav' }).end(wav());
  } else {
    page(url.pathname, response);
  }
}

function send(response, result, path) {
  if (typeof result === 'number') {
    response.writeHead(result, path === '/api/session' ? { 'Set-Cookie': 'paygate=; Max-Age=0' } : {}).end();
    return;
  }

  const cookie = path === '/api/session' ? { 'Set-Cookie': `paygate=${result.user}; HttpOnly; SameSite=Strict` } : {};
  response.writeHead(200, { 'Content-Type': 'application/json', ...cookie }).end(JSON.stringify(result ?? {}));
}

function page(path, response) {
  const file = join(pages, routes.includes(path) ? 'index.html' : normalize(path));
  if (!file.startsWith(pages) || !existsSync(file) || statSync(file).isDirectory()) {
    response.writeHead(404).end();
    return;
  }

  response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

async function read(request) {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
  }

  return Buffer.concat(parts).toString();
}
