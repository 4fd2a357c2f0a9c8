import type { Channel, Fee, ProcedureContent, TimeLimit } from './content.ts';

/** Ways to file that take the same time and cost the same. */
export interface ChannelTerms {
  channels: Channel[];
  /** Null: the source does not say. */
  timeLimit: TimeLimit | null;
  /** Fees of this way, and those of every way. */
  fees: Fee[];
}

/** The published ways to file, each with its time limit (its own, else the procedure's) and its fees; equals together. */
export function channelTerms(content: ProcedureContent): ChannelTerms[] {
  const groups = new Map<string, ChannelTerms>();
  for (const { type, timeLimit } of content.channels) {
    const terms = { timeLimit: timeLimit ?? content.timeLimit, fees: feesOf(content, type) };
    const key = JSON.stringify([terms.timeLimit?.value, terms.timeLimit?.unit, terms.timeLimit?.note, terms.fees]);
    const group = groups.get(key);
    if (group) group.channels.push(type);
    else groups.set(key, { channels: [type], ...terms });
  }
  return [...groups.values()];
}

/** A fee of a channel's own takes the place of the general one of its type. */
export function feesOf(content: ProcedureContent, channel: Channel): Fee[] {
  const own = content.fees.filter((fee) => fee.channel === channel);
  const general = content.fees.filter((fee) => fee.channel === null && !own.some((one) => one.type === fee.type));
  return [...own, ...general];
}
