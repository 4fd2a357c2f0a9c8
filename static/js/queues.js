import { isAway, onReturn } from './away.js';

// The numbers and the list of the desk follow the work of others without loading the page again. A list that somebody is
// at work in (ticked lines, the keyboard or the mouse in it, something folded out) stands still and says that it is old, so that
// nothing moves under a click. Without script the page is complete as it was loaded.
const EVERY_MS = 10_000;

const nav = document.querySelector('[data-queues]');
const told = document.querySelector('[data-queue-changed]');
const renewed = document.querySelector('[data-queue-renewed]');
const list = document.querySelector('[data-queue-list]');
const current = nav?.querySelector('[aria-current] [data-queue]')?.getAttribute('data-queue');
const format = new Intl.NumberFormat(document.documentElement.lang);

const atWork = () =>
  list?.matches(':hover') ||
  list?.contains(document.activeElement) ||
  list?.querySelector('tbody input:checked, details[open]') !== null;

/** Puts the list in as it is now, where nobody is at work in it. */
async function renew() {
  const answer = atWork() ? undefined : await fetch(location.href, { headers: { accept: 'text/html' } });
  const page = answer?.ok && !answer.redirected ? await answer.text() : '';
  const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector('[data-queue-list]');
  if (!fresh || atWork()) {
    told?.removeAttribute('hidden');
    return;
  }
  list?.replaceChildren(...fresh.childNodes);
  told?.setAttribute('hidden', '');
  if (renewed) renewed.textContent = renewed.getAttribute('data-queue-renewed');
  document.dispatchEvent(new Event('motcua-list'));
}

/** @param {Record<string, number>} counts */
async function show(counts) {
  let changed = false;
  for (const number of nav?.querySelectorAll('[data-queue]') ?? []) {
    const queue = number.getAttribute('data-queue') ?? '';
    const count = counts[queue] ?? 0;
    if (number.getAttribute('data-count') === String(count)) continue;
    number.textContent = format.format(count);
    number.setAttribute('data-count', String(count));
    number.closest('a')?.classList.toggle('none', count === 0);
    changed ||= queue === current;
  }
  if (changed) await renew();
}

async function ask() {
  if (document.visibilityState !== 'visible' || isAway()) return;
  const answer = await fetch('/can-bo/ho-so/so-luong.json', { headers: { accept: 'application/json' } });
  // A session that ended answers with the sign-in page: the next click leads there, the numbers stay as they are.
  if (answer.ok && !answer.redirected) await show(await answer.json());
}

const quietly = () => void ask().catch(() => {});
if (nav) setInterval(quietly, EVERY_MS);
document.addEventListener('visibilitychange', quietly);
onReturn(quietly);
