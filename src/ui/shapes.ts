/** One shape for each state, on a 12 by 12 grid; a state is told by word, shape and colour together. */
export const shapes = {
  done: 'M1 6.2 2.6 4.6 4.8 6.8 9.6 2 11.2 3.6 4.8 10z',
  waiting: 'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0m0 1.6a4.4 4.4 0 1 1 0 8.8V6z',
  late: 'M6 .8 12 11.2H0z',
  error: 'M2.4.8 6 4.4 9.6.8l1.6 1.6L7.6 6l3.6 3.6-1.6 1.6L6 7.6l-3.6 3.6L.8 9.6 4.4 6 .8 2.4z',
  paused: 'M2 1h3v10H2zm5 0h3v10H7z',
  info: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1',
  todo: 'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8m0 1.6a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2',
  passed: 'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0m-.9 8.9L2.5 6.3l1-1 1.6 1.6 3.4-3.4 1 1z',
  current:
    'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0m0 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9m0 2a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  from: 'M5 0h2v5h3L6 9.5 2 5h3zM0 10.5h12V12H0z',
} as const;

export type State = 'done' | 'waiting' | 'late' | 'error' | 'paused' | 'info' | 'todo';
