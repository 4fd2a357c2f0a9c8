import { DEMO_PASSWORD, demoAccounts, demoCitizens } from '#demo/index.ts';
import { languages } from '#words/index.ts';
import type { Settings } from '../env.server.ts';
import type { Call } from './command.ts';

/** Who can sign in at the demo province, as lines for the terminal. */
export function accounts({ language, words }: Call, { origin, eIdPort }: Settings): string[] {
  const { roles } = languages[language].identity;
  const shown = demoAccounts();
  const width = Math.max(...shown.map(({ userName }) => userName.length));
  return [
    words.accounts(`${origin}/dang-nhap`, DEMO_PASSWORD),
    ...shown.map(({ userName, role, unit }) => `  ${userName.padEnd(width)}  ${roles[role]} (${unit})`),
    ...(eIdPort ? [words.citizens(`${origin}/dang-nhap/cong-dan`, demoCitizens().password)] : []),
  ];
}
