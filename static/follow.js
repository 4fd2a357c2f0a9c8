// Keeps a page in step with its line: when something changed it is fetched again and its live parts take their new words.
// Without this file the page asks by itself every few seconds (meta refresh).
const root = document.querySelector('[data-follow]');

// Following counts as being there. Whoever is signed in and has not touched the page for a while is not there: the page
// stops asking, so that the session can end, and begins again with the next touch.
const SIGNED_IN = document.querySelector('form[action^="/dang-xuat"]') !== null;
const QUIET_MS = 600_000;
let touched = Date.now();
const away = () => SIGNED_IN && Date.now() - touched > QUIET_MS;

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
let planned;

function soon() {
  if (planned) return;
  const wait = Math.max(0, last + PACE_MS - Date.now()) + Math.random() * (PACE_MS / 2);
  planned = setTimeout(() => {
    planned = undefined;
    last = Date.now();
    renew();
  }, wait);
}

function follow() {
  source = new EventSource(`${root.dataset.follow}?tu=${root.dataset.revision ?? 0}`);
  source.addEventListener('message', soon);
}

function rest() {
  source?.close();
  source = undefined;
}

if (root) {
  follow();
  // Expected waits and opening hours change with the clock alone.
  setInterval(() => (away() ? rest() : renew()), 60_000);
  for (const event of ['pointerdown', 'keydown'])
    addEventListener(event, () => {
      touched = Date.now();
      if (!source) {
        follow();
        renew();
      }
    });
}

const kiosk = document.querySelector('[data-return]');
if (kiosk) {
  window.print();
  setTimeout(() => location.assign(kiosk.dataset.return), 25_000);
}
