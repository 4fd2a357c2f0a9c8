import { type Instant, instant } from '#kernel/time.ts';

/** An act of the trail with what says where its dossier belongs. No names, numbers, answers or reasons. */
export interface LoggedAct {
  readonly code: string;
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  /** Without `dossier-`. */
  readonly act: string;
  readonly procedure: string;
  readonly channel: number;
  readonly receiving: string;
  readonly competent: string;
  /** Where an act led: a step, or whom it was given to. */
  readonly to: string | null;
  readonly agency: string | null;
}

/** Stands for a code or an id: the same within one log, and nothing anybody outside can look up. */
export type Pseudonym = (kind: 'dossier' | 'officer', real: string) => string;

const isoOf = (at: number): string => new Date(at).toISOString();
/** `officer`, `citizen`, `client`, `system`. */
const kindOf = ({ actor }: LoggedAct): string => actor.split(':')[0] ?? '';
const isUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);

/** Officers are told apart; of citizens only that one it was. */
const officerOf = (one: LoggedAct, pseudonym: Pseudonym): string | undefined =>
  kindOf(one) === 'officer' ? pseudonym('officer', one.actor) : undefined;

/** A step, or a code; ids of people are left out. */
const ledTo = ({ to }: LoggedAct): string | undefined => (to === null || isUuid(to) ? undefined : to);

const EVENT_ATTRIBUTES = ['role', 'to'] as const;
const OBJECT_TYPES = {
  dossier: ['procedure', 'channel'],
  officer: [],
  agency: [],
  procedure: [],
} as const;
type ObjectType = keyof typeof OBJECT_TYPES;

interface Linked {
  readonly objectId: string;
  readonly qualifier: string;
}

/**
 * OCEL 2.0 as JSON (ocel-standard.org), in pieces as the acts come. Events first; objects are met on the way. Ids carry
 * their kind, so that no two kinds share one.
 */
export class OcelLog {
  readonly #pseudonym: Pseudonym;
  readonly #acts: readonly string[];
  readonly #objects = new Map<string, { readonly type: ObjectType; readonly from?: LoggedAct }>();
  #count = 0;
  constructor(pseudonym: Pseudonym, acts: readonly string[]) {
    this.#pseudonym = pseudonym;
    this.#acts = acts;
  }

  begin(): string {
    const attributes = (names: readonly string[]) => names.map((name) => ({ name, type: 'string' }));
    const eventTypes = this.#acts.map((name) => ({ name, attributes: attributes(EVENT_ATTRIBUTES) }));
    const objectTypes = Object.entries(OBJECT_TYPES).map(([name, names]) => ({ name, attributes: attributes(names) }));
    return `{"objectTypes":${JSON.stringify(objectTypes)},\n"eventTypes":${JSON.stringify(eventTypes)},\n"events":[`;
  }

  event(one: LoggedAct): string {
    const dossier = `dossier:${this.#pseudonym('dossier', one.code)}`;
    const officer = officerOf(one, this.#pseudonym);
    const to = ledTo(one);
    const links: Linked[] = [{ objectId: this.#meet(dossier, 'dossier', one), qualifier: 'case' }];
    if (officer) links.push({ objectId: this.#meet(`officer:${officer}`, 'officer'), qualifier: 'by' });
    if (one.agency) links.push({ objectId: this.#meet(`agency:${one.agency}`, 'agency'), qualifier: 'at' });
    const attributes = [{ name: 'role', value: kindOf(one) }, ...(to === undefined ? [] : [{ name: 'to', value: to }])];
    this.#count += 1;
    const event = { id: `e${this.#count}`, type: one.act, time: isoOf(one.at), attributes, relationships: links };
    return `${this.#count === 1 ? '' : ','}\n${JSON.stringify(event)}`;
  }

  *end(): Generator<string> {
    yield '],\n"objects":[';
    let isFirst = true;
    for (const [id, { type, from }] of this.#objects) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify({ id, type, ...this.#about(from) })}`;
      isFirst = false;
    }
    yield ']}\n';
  }

  #meet(id: string, type: ObjectType, from?: LoggedAct): string {
    if (this.#objects.has(id)) return id;
    this.#objects.set(id, from ? { type, from } : { type });
    if (from) {
      this.#meet(`agency:${from.receiving}`, 'agency');
      this.#meet(`agency:${from.competent}`, 'agency');
      this.#meet(`procedure:${from.procedure}`, 'procedure');
    }
    return id;
  }

  #about(from: LoggedAct | undefined) {
    if (!from) return { attributes: [], relationships: [] };
    const time = isoOf(instant(0));
    return {
      attributes: [
        { name: 'procedure', time, value: from.procedure },
        { name: 'channel', time, value: String(from.channel) },
      ],
      relationships: [
        { objectId: `agency:${from.receiving}`, qualifier: 'received-at' },
        { objectId: `agency:${from.competent}`, qualifier: 'resolved-by' },
        { objectId: `procedure:${from.procedure}`, qualifier: 'of' },
      ],
    };
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const stringTag = (key: string, value: string) => `<string key="${key}" value="${escaped(value)}"/>`;
const dateTag = (at: number) => `<date key="time:timestamp" value="${isoOf(at)}"/>`;

const XES_HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<global scope="trace">${stringTag('concept:name', '')}</global>
<global scope="event">${stringTag('concept:name', '')}${dateTag(0)}</global>
<classifier name="Activity" keys="concept:name"/>
`;

/** XES (IEEE 1849-2016), in pieces as the acts come: a trace for each dossier, so they must come dossier by dossier. */
export class XesLog {
  readonly #pseudonym: Pseudonym;
  #open: string | undefined;
  constructor(pseudonym: Pseudonym) {
    this.#pseudonym = pseudonym;
  }

  begin(): string {
    return XES_HEAD;
  }

  event(one: LoggedAct): string {
    const before = this.#open === one.code ? '' : `${this.#close()}${this.#trace(one)}`;
    this.#open = one.code;
    const [officer, to] = [officerOf(one, this.#pseudonym), ledTo(one)];
    const tags = [
      ...[stringTag('concept:name', one.act), dateTag(one.at), stringTag('org:role', kindOf(one))],
      ...(officer ? [stringTag('org:resource', officer)] : []),
      ...(one.agency ? [stringTag('org:group', one.agency)] : []),
      ...(to ? [stringTag('to', to)] : []),
    ];
    return `${before}<event>${tags.join('')}</event>\n`;
  }

  *end(): Generator<string> {
    yield `${this.#close()}</log>\n`;
  }

  #close(): string {
    return this.#open === undefined ? '' : '</trace>\n';
  }

  #trace({ code, procedure, channel, receiving, competent }: LoggedAct): string {
    const tags = [
      stringTag('concept:name', this.#pseudonym('dossier', code)),
      stringTag('procedure', procedure),
      stringTag('channel', String(channel)),
      stringTag('receiving', receiving),
      stringTag('competent', competent),
    ];
    return `<trace>${tags.join('')}\n`;
  }
}
