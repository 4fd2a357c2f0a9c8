import type { Call } from './command.ts';

const QUIET_MS = 1_000;
const PULSE_MS = 5_000;

/**
 * Does one step of a command. A step of over a second shows its name while it lasts and its time at the end;
 * with --json, or when it is quick, nothing is shown.
 */
export async function step<T>(call: Call, label: string, act: () => Promise<T>): Promise<T> {
  if (call.json) return act();
  const began = Date.now();
  let shown = false;
  const show = () => {
    process.stderr.write(shown ? '.' : `· ${label} …`);
    shown = true;
    timer = setTimeout(show, PULSE_MS);
  };
  let timer = setTimeout(show, QUIET_MS);
  try {
    return await act();
  } finally {
    clearTimeout(timer);
    if (shown) process.stderr.write(` ${call.words.seconds(tenths(Date.now() - began, call))}\n`);
  }
}

const tenths = (ms: number, { language }: Call): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ms / 1000);
