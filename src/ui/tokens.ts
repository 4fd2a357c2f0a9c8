/**
 * The look, as values: the single source. `css/tokens.css` says the same in CSS and a test holds them equal;
 * another test holds every pair below to its contrast (WCAG 2.2: 1.4.3 text 4.5:1, 1.4.11 marks and edges 3:1).
 */

export const light = {
  paper: '#ffffff',
  rice: '#faf7f2',
  ink: '#17212b',
  'ink-soft': '#4f5b67',
  line: '#d8d2c7',
  edge: '#17212b',
  accent: '#0b5a5e',
  'accent-deep': '#063b3e',
  'accent-soft': '#e4efef',
  'on-accent': '#ffffff',
  focus: '#ffd400',
  'focus-ink': '#17212b',
  green: '#1b7a4b',
  'green-soft': '#e6f3ec',
  amber: '#8a5a00',
  'amber-soft': '#fbf1dc',
  red: '#b3261e',
  'red-soft': '#fbebe9',
  slate: '#4a5866',
  'slate-soft': '#eceff1',
  bar: '#17212b',
  'on-bar': '#ffffff',
} as const;

export type Colour = keyof typeof light;

export const dark: Record<Colour, string> = {
  paper: '#12191f',
  rice: '#19222a',
  ink: '#f2efe9',
  'ink-soft': '#b7c0c8',
  line: '#3a4651',
  edge: '#aab4bd',
  accent: '#74cbc6',
  'accent-deep': '#a5dfdb',
  'accent-soft': '#15302f',
  'on-accent': '#0a1a1b',
  focus: '#ffd400',
  'focus-ink': '#12191f',
  green: '#74d09b',
  'green-soft': '#163023',
  amber: '#f0b959',
  'amber-soft': '#352a10',
  red: '#ff9b91',
  'red-soft': '#3d1d1a',
  slate: '#b3bfca',
  'slate-soft': '#27323c',
  bar: '#2a3640',
  'on-bar': '#f2efe9',
};

/** Steps of the 4 px grid, in rem so that a larger reading size enlarges the air too. */
export const space = {
  's-1': '0.25rem',
  's-2': '0.5rem',
  's-3': '0.75rem',
  's-4': '1rem',
  's-5': '1.25rem',
  's-6': '1.5rem',
  's-8': '2rem',
  's-10': '2.5rem',
  's-12': '3rem',
  's-16': '4rem',
} as const;

/** Sizes of type: 18 px for reading, 15 px on the desk. */
export const type = {
  't-small': '0.9375rem',
  't-body': '1.125rem',
  't-lead': '1.25rem',
  't-h3': '1.25rem',
  't-h2': '1.5rem',
  't-h1': '2.5rem',
  't-figure': '2.25rem',
} as const;

export const deskType: Partial<Record<keyof typeof type, string>> = {
  't-small': '0.8125rem',
  't-body': '0.9375rem',
  't-lead': '1rem',
  't-h3': '1rem',
  't-h2': '1.25rem',
  't-h1': '1.5rem',
  't-figure': '1.75rem',
};

/** On a telephone the largest words shrink so that a heading keeps to few lines. */
export const narrowType: Partial<Record<keyof typeof type, string>> = {
  't-h2': '1.375rem',
  't-h1': '1.875rem',
  't-figure': '1.75rem',
};

const TEXT = 4.5;
const MARK = 3;

/** Every foreground on every background it meets, and the least contrast allowed. */
export const pairs: readonly (readonly [Colour, Colour, number])[] = [
  ...(['ink', 'ink-soft', 'accent', 'accent-deep', 'green', 'amber', 'red', 'slate'] as const).flatMap((colour) => [
    [colour, 'paper', TEXT] as const,
    [colour, 'rice', TEXT] as const,
  ]),
  ...(['accent', 'green', 'amber', 'red', 'slate'] as const).flatMap((colour) => [
    [colour, `${colour}-soft`, TEXT] as const,
    ['ink', `${colour}-soft`, TEXT] as const,
    ['ink-soft', `${colour}-soft`, TEXT] as const,
    ['accent', `${colour}-soft`, TEXT] as const,
  ]),
  ['on-accent', 'accent', TEXT],
  ['on-accent', 'accent-deep', TEXT],
  ['on-accent', 'red', TEXT],
  ['on-bar', 'bar', TEXT],
  ['focus-ink', 'focus', TEXT],
  ['focus', 'bar', MARK],
  ['edge', 'paper', MARK],
  ['edge', 'rice', MARK],
];
