import { DEMO_PASSWORD, demoAccounts } from '#demo/index.ts';
import { languages } from '#words/index.ts';
import type { Settings } from '../env.server.ts';
import type { Call } from './command.ts';

/** Who can sign in at the demo province, one of each role, as lines for the terminal. */
export function accounts({ language, words }: Call, { origin }: Settings): string[] {
  const { roles } = languages[language].identity;
  const shown = demoAccounts();
  const width = Math.max(...shown.map(({ userName }) => userName.length));
  return [
    words.accounts(`${origin}/dang-nhap`, DEMO_PASSWORD),
    ...shown.map(({ userName, role, unit }) => `  ${userName.padEnd(width)}  ${roles[role]} (${unit})`),
  ];
}
