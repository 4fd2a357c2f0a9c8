import assert from 'node:assert/strict';
import { substitute } from '#identity/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { localDate } from '#kernel/time.ts';
import { type OfficerKind, watchLimits } from '#notice/index.ts';
import { reactTo } from '../../src/jobs/react.ts';
import { type Case, openCase } from './case.ts';
import type { Hooks } from './database.ts';

export const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

export interface Alerts extends Case {
  /** Sets the clock and lets the recurring job run once. Answers how many notices it made. */
  watchAt(moment: string): Promise<number>;
  /** Lets every reaction to every act on the dossier run, as the queue would; safe to repeat, so all run each time. */
  react(code: string): Promise<void>;
  /** Who was told of this, by name, sorted. */
  told(code: string, kind: OfficerKind): Promise<string[]>;
  /** Everything told about a dossier by kind, in order. */
  kinds(code: string): Promise<string[]>;
  /** Away from a day to a day, the other standing in. */
  away(absent: { id: string }, instead: { id: string }, from: string, to: string): Promise<void>;
}

/** The case with its people, and what officers are told. */
export async function openAlerts(t: Hooks, at?: string): Promise<Alerts> {
  const world = await openCase(t, at);
  const { app, clock } = world;
  return {
    ...world,
    async watchAt(moment) {
      clock.set(moment);
      return watchLimits(app);
    },
    async react(code) {
      const { rows } = await app.read.query(
        'select id, subject, act, actor, facts from trail where realm = $1 and subject = $2 order by seq',
        [app.realm, `dossier/${code}`],
      );
      await reactTo(app, rows);
    },
    async told(code, kind) {
      const { rows } = await app.read.query<{ name: string }>(
        `select p.full_name as name from notice n join person p on p.realm = n.realm and p.id = n.person
         where n.dossier = $1 and n.kind = $2 order by p.full_name collate "C"`,
        [code, kind],
      );
      return rows.map(({ name }) => name);
    },
    async kinds(code) {
      const { rows } = await app.read.query<{ kind: string }>(
        `select kind from notice where dossier = $1 and officer is not null group by kind order by min(made_at), kind`,
        [code],
      );
      return rows.map(({ kind }) => kind);
    },
    async away(absent, instead, from, to) {
      const days = { from: localDate(from), to: localDate(to) };
      good(await substitute(app, 'system:cli', { officer: absent.id, substitute: instead.id, ...days }));
    },
  };
}

/** The receivers and the head of the province's centre, as the case and the demonstration have them. */
export const RECEIVERS = ['Bùi Thị Cúc', 'Lê Minh Khôi', 'Nguyễn Văn Hùng', 'Võ Thành Nhân', 'Đinh Thị Sương'];
export const CENTRE_HEAD = 'Trần Thị Bích Đào';
