import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface Order {
  readonly id: number;
  readonly template: string;
  readonly data: string;
  /** The moment the document says it was made, in seconds since 1970. */
  readonly seconds: number;
  /** PDF/A-2a: for the archive, with structure and text. PDF/UA-1 is the stricter reader of structure; tests use it. */
  readonly standard: 'a-2a' | 'ua-1';
}

/** Where on the sheet something is put in after printing: points from the upper left corner, pages from 1. */
export interface Place {
  readonly name: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Printed {
  readonly pdf: Uint8Array;
  readonly places: readonly Place[];
}

export type Answer = ({ readonly id: number } & Printed) | { readonly id: number; readonly why: string };

type Waiting = { done(printed: Printed): void; fail(error: Error): void };

/** After so long without a letter the thread is ended and its memory given back. */
const IDLE_MS = 60_000;

export interface Press {
  print(order: Omit<Order, 'id'>): Promise<Printed>;
  /** Ends the thread now; the next letter starts another. */
  close(): Promise<void>;
}

/** One thread that prints letters one after another, started by the first. A thread that dies fails its letters only. */
export function openPress(idleMs = IDLE_MS): Press {
  let worker: Worker | undefined;
  let rest: NodeJS.Timeout | undefined;
  let last = 0;
  const waiting = new Map<number, Waiting>();

  const failAll = (why: Error): void => {
    for (const one of waiting.values()) one.fail(why);
    waiting.clear();
  };
  const close = async (): Promise<void> => {
    clearTimeout(rest);
    const ended = worker;
    worker = undefined;
    failAll(new Error('The thread that prints letters was ended'));
    await ended?.terminate();
  };
  const settle = (answer: Answer): void => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('pdf' in answer) one?.done({ pdf: answer.pdf, places: answer.places });
    else one?.fail(new Error(answer.why));
    if (waiting.size > 0) return;
    worker?.unref();
    rest = setTimeout(close, idleMs).unref();
  };
  const start = (): Worker => {
    // From the folder the program runs in, because the pages' bundle carries this file elsewhere.
    const started = new Worker(resolve('src/letter/render/worker.ts'));
    const lost = (why: Error): void => {
      if (worker !== started) return;
      worker = undefined;
      failAll(why);
    };
    started.on('message', settle);
    started.on('error', (error) => lost(error instanceof Error ? error : new Error(String(error))));
    started.on('exit', (code) => lost(new Error(`The thread that prints letters ended (${code})`)));
    return started;
  };
  return {
    close,
    print: (order) =>
      new Promise((done, fail) => {
        clearTimeout(rest);
        worker ??= start();
        worker.ref();
        last += 1;
        waiting.set(last, { done, fail });
        worker.postMessage({ ...order, id: last } satisfies Order);
      }),
  };
}
