import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a neighbour says: an answer (`keepOpen`: a stream that goes on), nothing while the connection stays open, or a hang-up. */
export type Answer =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>>; readonly keepOpen?: boolean }
  | 'silent'
  | 'hangUp';
export type Asked = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly body: unknown };
/** An answer, or one made for the request. The key is `METHOD /path`; a `*` in it stands for anything. */
export type Routes = Readonly<Record<string, Answer | ((asked: Asked) => Answer)>>;

/** An answer that a real client gave, from `recorded/`. */
export function recorded(name: string): Answer {
  const { status, headers, body } = JSON.parse(readFileSync(new URL(`recorded/${name}.json`, import.meta.url), 'utf8'));
  return { status, headers, body };
}
/** How Prysm's beacon node and how Lodestar answer a route they do not have. */
export const unknownToPrysm: Answer = { status: 404, body: '404 page not found\n' };
export const unknownToLodestar = ({ method, path }: Asked): Answer => ({
  status: 404,
  body: { message: `Route ${method}:${path} not found`, error: 'Not Found', statusCode: 404 },
});
export const ok = (data: unknown): Answer => ({ status: 200, body: { data } });

/** An HTTP neighbour on a port of its own that answers by `routes`, which may be changed while it runs. Close it after the test. */
export async function httpNeighbour(first: Routes, otherwise: Answer | ((asked: Asked) => Answer) = unknownToPrysm) {
  let routes = first;
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void read(request).then((a) => {
      asked.push(a);
      send(response, find(routes, a) ?? otherwise, a);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** Adds to the routes and replaces those of the same key. */
    change: (more: Routes) => {
      routes = { ...routes, ...more };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type HttpNeighbour = Awaited<ReturnType<typeof httpNeighbour>>;

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://neighbour');
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return { method: request.method ?? '', path: url.pathname, query: url.searchParams, body: text === '' ? undefined : JSON.parse(text) };
}

function find(routes: Routes, { method, path }: Asked) {
  const key = `${method} ${path}`;
  if (routes[key]) return routes[key];
  return Object.entries(routes).find(([pattern]) => {
    const [head = '', tail] = pattern.split('*');
    return tail !== undefined && key.startsWith(head) && key.endsWith(tail);
  })?.[1];
}

function send(response: ServerResponse, route: Answer | ((asked: Asked) => Answer), asked: Asked): void {
  const answer = typeof route === 'function' ? route(asked) : route;
  if (answer === 'silent') return;
  if (answer === 'hangUp') {
    response.destroy();
    return;
  }
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  if (answer.keepOpen) response.write(text);
  else response.end(text);
}
