// Whoever sends a form while the network is away keeps the page with what was typed, instead of the browser's own error
// page. Nothing is stored and no page is answered from here: every request goes to the office, or is said not to have.
const worker = /** @type {any} */ (self);

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** Files go by themselves: they can be large, and an upload has its own way of going on after a cut (js/upload.js). */
const isTyped = ({ mode, method, headers }) =>
  mode === 'navigate' &&
  method === 'POST' &&
  (headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded');

/** An answer without content leaves a browser on the page where it is. */
async function stay() {
  for (const page of await worker.clients.matchAll({ type: 'window' })) page.postMessage('network-lost');
  return new Response(null, { status: 204 });
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  // A second click takes the place of the first, whose request the browser gives up: no network is lost by that.
  const lost = () => (request.signal.aborted ? Response.error() : stay());
  if (isTyped(request)) event.respondWith(fetch(request).catch(lost));
});
