import { type Acting, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { canonical } from '../rules/password.ts';
import { verifyPassword } from '../secrets/password.ts';
import { wayOfOfficer } from '../sql/ways.ts';
import { choosePassword, setPassword } from './set-password.ts';
import { type CountedTry, countTry, forgiveTry } from './throttle.ts';

export interface OwnPassword {
  readonly officer: string;
  readonly current: string;
  readonly chosen: string;
  readonly address: string;
  /** The session that asks, which goes on; all others end. */
  readonly token: string;
}

type Refusals =
  | 'account-unknown'
  | 'sign-in-wait'
  | 'password-wrong'
  | 'password-same'
  | 'password-short'
  | 'password-long'
  | 'password-guessable';

/** An officer chooses the own password, on the word of the present one; each wrong one counts as at signing in. */
export async function setOwnPassword(app: Acting, ask: OwnPassword): Promise<Outcome<true, Refusals>> {
  const way = await wayOfOfficer(app.db.forRealm(app.realm), app.realm, ask.officer);
  if (!way) return refused('account-unknown', { userName: '' });
  const counted = await countTry(app, way.name, ask.address);
  if (!counted.ok) return counted;
  if (!(await verifyPassword(way.passwordHash, ask.current.slice(0, 1000)))) return refused('password-wrong');
  await forgive(app, ask.officer, counted.value);
  if (canonical(ask.chosen) === canonical(ask.current)) return refused('password-same');
  const chosen = await choosePassword(ask.chosen, way.name);
  if (!chosen.ok) return chosen;
  const wish = { userName: way.name, passwordHash: chosen.value, keepToken: ask.token };
  return setPassword(app, `officer:${ask.officer}`, wish);
}

const forgive = (app: Acting, officer: string, counted: CountedTry) =>
  inTransaction(app, `officer:${officer}`, async (tx) => {
    tx.called?.('password-known');
    await forgiveTry(tx, counted);
    return ok(true);
  });
