// The day at the desk without a mouse. Every key presses or focuses something that stands on the page; `data-key` says which.
// Keys of one letter can be turned off (WCAG 2.2, 2.1.4); the choice stays in this browser.
const OFF = 'motcua-keys-off';

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement &&
  !target.matches('[type=checkbox]') &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** @param {string} selector */
const all = (selector) => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);

/** The next or the last before in a list of things that can have the focus. @param {HTMLElement[]} list @param {1 | -1} by */
function step(list, by) {
  const here = list.findIndex((one) => one === document.activeElement || one.closest('tr')?.contains(document.activeElement));
  const next = here === -1 ? (by === 1 ? 0 : list.length - 1) : Math.min(Math.max(here + by, 0), list.length - 1);
  list[next]?.focus();
  list[next]?.scrollIntoView({ block: 'nearest' });
}

/** Of each line the link that opens it: its button, or else its first. */
const rows = () =>
  all('table tbody tr')
    .map((row) => /** @type {HTMLElement | null} */ (row.querySelector('a.button') ?? row.querySelector('a')))
    .filter((link) => link !== null);

/** @type {Record<string, () => void>} */
const moves = {
  j: () => step(rows(), 1),
  k: () => step(rows(), -1),
  x: () => document.activeElement?.closest('tr')?.querySelector('input[type=checkbox]')?.click?.(),
  ']': () => papers(1),
  '[': () => papers(-1),
};

/** The paper after or before the one that is shown. @param {1 | -1} by */
function papers(by) {
  const links = all('.papers a');
  const here = links.findIndex((one) => one.getAttribute('aria-current') === 'true');
  links[here + by]?.click();
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key !== '?' && localStorage.getItem(OFF)) return;
  const target = all(`[data-key="${CSS.escape(event.key)}"]`)[0];
  const move = moves[event.key];
  if (!target && !move) return;
  event.preventDefault();
  if (!target) return move?.();
  if (target instanceof HTMLDetailsElement) target.open = !target.open;
  else if (target.matches('a, [type=checkbox]')) target.click();
  else (target instanceof HTMLFieldSetElement ? inside(target) : target)?.focus();
}

/** The first thing of a group that can have the focus. @param {HTMLFieldSetElement} group @returns {HTMLElement | null} */
const inside = (group) => group.querySelector('select, button');

document.addEventListener('keydown', press);

const toggle = /** @type {HTMLInputElement | null} */ (document.querySelector('[data-keys-off]'));
if (toggle) {
  toggle.closest('[hidden]')?.removeAttribute('hidden');
  toggle.checked = localStorage.getItem(OFF) !== null;
  toggle.addEventListener('change', () =>
    toggle.checked ? localStorage.setItem(OFF, '1') : localStorage.removeItem(OFF),
  );
}
