import { type Job, jobsNow, retryJobs } from '#jobs/overview.ts';
import { formatInstant } from '#kernel/time.ts';
import type { App } from '../app.ts';
import { type Call, CommandRefused, type Run } from './command.ts';
import { withApp } from './database.ts';
import { type Arguments, CalledWrongly, readArguments } from './manual.ts';

type Act = (app: App, asked: Arguments, call: Call) => Promise<void>;

const shown =
  (failed: boolean): Act =>
  async ({ read }, _asked, { words, json }) => {
    const jobs = await jobsNow(read, failed);
    if (json) {
      console.log(JSON.stringify({ ok: true, jobs }));
      return;
    }
    console.log(jobs.length > 0 ? jobs.map((job) => line(job, words)).join('\n') : words.jobs.none);
  };

const line = ({ id, task, attempts, mostAttempts, runAt, isRunning, error }: Job, { jobs }: Call['words']): string => {
  const when = isRunning ? jobs.running : formatInstant(runAt);
  const tried = jobs.tried(String(attempts), String(mostAttempts));
  return `${id.padStart(8)}  ${task.padEnd(18)} ${when.padEnd(25)} ${tried}${error ? `\n          ${error}` : ''}`;
};

const retry: Act = async ({ read }, { rest: [, ...ids], values }, { words, json }) => {
  if ((ids.length === 0) !== (values['all'] === true)) throw new CalledWrongly(words.jobs.which);
  const strange = ids.find((id) => !/^\d{1,18}$/.test(id));
  if (strange !== undefined) throw new CalledWrongly(words.unknownArgument(strange));
  const wanted = values['all'] ? (await jobsNow(read, true)).map(({ id }) => id) : ids;
  const done = await retryJobs(read, wanted);
  const left = wanted.filter((id) => !done.includes(id));
  if (left.length > 0) throw new CommandRefused(words.jobs.notRetried(left.join(', ')));
  console.log(json ? JSON.stringify({ ok: true, retried: done }) : words.jobs.retried(String(done.length)));
};

const acts: Readonly<Record<string, Act>> = { list: shown(false), failed: shown(true), retry };

/** `motcua jobs`: background work as it stands, what failed and why, and trying again. */
export const jobs: Run = async (call) => {
  const asked = readArguments('jobs', call);
  const [name = 'list'] = asked.rest;
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!act) throw new CalledWrongly(call.words.unknownArgument(name));
  return withApp(async (app) => {
    await act(app, asked, call);
    return 0;
  })(call);
};
