import { isAway, onReturn } from './away.js';

// Keeps a page in step with its line: when something changed it is fetched again and its live parts take their new words.
// Without this file the page asks by itself every few seconds (meta refresh).
const root = /** @type {HTMLElement | null} */ (document.querySelector('[data-follow]'));

/** @type {EventSource | undefined} */
let source;
let asked = false;

async function renew() {
  if (asked) return;
  asked = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(part.id);
      if (next && next.innerHTML !== part.innerHTML) part.replaceChildren(...next.childNodes);
    }
  } catch {
    // The network is away: the next event or minute asks again.
  } finally {
    asked = false;
  }
}

// Hundreds of telephones in one hall hear of a change at once: each asks in its own moment, and not again for a while.
const PACE_MS = Number(root?.dataset.pace ?? 0);
let last = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let planned;

function soon() {
  if (planned) return;
  const wait = Math.max(0, last + PACE_MS - Date.now()) + Math.random() * (PACE_MS / 2);
  planned = setTimeout(() => {
    planned = undefined;
    last = Date.now();
    void renew();
  }, wait);
}

/** @param {HTMLElement} line */
function follow({ dataset }) {
  source = new EventSource(`${dataset.follow}?tu=${dataset.revision ?? 0}`);
  source.addEventListener('message', soon);
}

function rest() {
  source?.close();
  source = undefined;
}

if (root) {
  follow(root);
  // Expected waits and opening hours change with the clock alone.
  setInterval(() => (isAway() ? rest() : void renew()), 60_000);
  onReturn(() => {
    if (source) return;
    follow(root);
    void renew();
  });
}

const kiosk = /** @type {HTMLElement | null} */ (document.querySelector('[data-return]'));
if (kiosk) {
  window.print();
  setTimeout(() => location.assign(kiosk.dataset.return ?? ''), 25_000);
}
