// Following counts as being there. Whoever is signed in and has not touched the page for a while is not there: the page
// stops asking, so that the session can end, and begins again with the next touch.
const SIGNED_IN = document.querySelector('form[action^="/dang-xuat"]') !== null;
const QUIET_MS = 600_000;
let touched = Date.now();

/** Whether somebody is signed in here and has not touched the page for ten minutes. */
export const isAway = () => SIGNED_IN && Date.now() - touched > QUIET_MS;

/** @type {(() => void)[]} */
const returns = [];

/** What is to be done when whoever was away touches the page again. @param {() => void} work */
export const onReturn = (work) => void returns.push(work);

for (const event of ['pointerdown', 'keydown'])
  addEventListener(event, () => {
    const wasAway = isAway();
    touched = Date.now();
    if (wasAway) for (const work of returns) work();
  });
