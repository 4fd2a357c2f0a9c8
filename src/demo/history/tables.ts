import { createHash } from 'node:crypto';
import { GENESIS, hashOf } from '#db/chain.ts';
import { type Cell, jsonbText } from '#db/copy.ts';
import { packedActor } from '#db/trail.ts';
import { lineDue, placesOf, searchWords, seriesOf } from '#dossier/index.ts';
import { fold } from '#kernel/text.ts';
import { dateAt } from '#kernel/time.ts';
import type { Life } from './life.ts';

/** A table with its columns in order, and the rows a life leaves in it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  rows(life: Life, realm: string): readonly (readonly Cell[])[];
}

const columns = (text: string): string[] => text.trim().split(/\s+/);
const moment = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();
const json = (value: unknown): string => JSON.stringify(value);

const digests = new WeakMap<object, string>();

/** Of a process, as `insertDossier` has the database make it: SHA-256, in hex. */
export function digestOf(process: object): string {
  const known = digests.get(process) ?? createHash('sha256').update(jsonbText(process)).digest('hex');
  digests.set(process, known);
  return known;
}

const person: Table = {
  name: 'person',
  columns: columns('realm id kind personal_number full_name folded_name created_at'),
  rows: ({ person: who, isNewPerson, trail }, realm) =>
    isNewPerson ? [[realm, who.id, 'citizen', who.number, who.name, fold(who.name), moment(trail[0]?.at)]] : [],
};

const dossier: Table = {
  name: 'dossier',
  columns: columns(`realm code procedure version procedure_name form_digest person owner_name owner_number
    owner_phone owner_email made_by authority channel state answers given delivery receiving_agency competent_agency elsewhere
    scope process_digest step step_due holder_agency holder term submitted_at answer_due received_at competent_at due original_due
    provisional ended_at revision words`),
  rows: ({ dossier: d }, realm) => [
    [
      ...[realm, d.code, d.procedure, d.version, d.procedureName, d.formDigest, d.person, d.ownerName],
      ...[d.ownerNumber, d.ownerPhone, d.ownerEmail, d.madeBy, d.authority && json(d.authority), d.channel, d.state],
      ...[json(d.answers), json(d.given), json(d.delivery), d.receivingAgency, d.competentAgency, d.elsewhere, d.scope],
      ...[
        `\\x${digestOf(d.process)}`,
        d.step,
        moment(d.stepDue),
        d.holderAgency,
        d.holder,
        d.term,
        moment(d.submittedAt),
      ],
      ...[moment(d.answerDue), moment(d.receivedAt), moment(d.competentAt), moment(d.due), moment(d.originalDue)],
      ...[d.provisional, moment(d.endedAt), d.revision, searchWords(d.ownerName, d.answers).join(' ')],
    ],
  ],
};

/** Where it stands now, by the rule of the queues; the tallies are counted once at the end (recount.ts). */
const places: Table = {
  name: 'queue_line',
  columns: columns('realm place due code'),
  rows: ({ dossier: d }, realm) => placesOf(d).map((place) => [realm, place, moment(lineDue(d)) ?? 'infinity', d.code]),
};

const papers: Table = {
  name: 'dossier_paper',
  columns: columns(`realm code id component origin kind sha256 name type size added_at added_by round replaced_by`),
  rows: ({ papers: all, dossier: { code } }, realm) =>
    all.map(({ id, component, origin, kind, file, name, at, by, round, replacedBy }) => [
      ...[realm, code, id, component, origin, kind, file?.sha256 ?? null, name, file?.type ?? null],
      ...[file?.size ?? null, moment(at), by, round, replacedBy],
    ]),
};

const visits: Table = {
  name: 'dossier_step',
  columns: columns('realm code seq step name agency role officer entered_at due left_at outcome note'),
  rows: ({ visits: all, dossier: { code } }, realm) =>
    all.map(({ seq, step, name, agency, role, officer, enteredAt, due, leftAt, outcome, note }) => [
      ...[realm, code, seq, step, name, agency, role, officer, moment(enteredAt), moment(due), moment(leftAt)],
      ...[outcome, note],
    ]),
};

const requests: Table = {
  name: 'supplement_request',
  columns: columns('realm code round stage items ground asked_at asked_by close_due answered_at'),
  rows: ({ requests: all, dossier: { code } }, realm) =>
    all.map(({ round, stage, items, ground, askedAt, askedBy, closeDue, answeredAt }) => [
      ...[
        realm,
        code,
        round,
        stage,
        json(items),
        ground,
        moment(askedAt),
        askedBy,
        moment(closeDue),
        moment(answeredAt),
      ],
    ]),
};

const earlier: Table = {
  name: 'earlier_answers',
  columns: columns('realm code seq round answers replaced_at replaced_by'),
  rows: ({ earlier: all, dossier: { code, answers } }, realm) =>
    all.map(({ at, by, round }, index) => [realm, code, index + 1, round, json(answers), moment(at), by]),
};

const extension: Table = {
  name: 'extension',
  columns: columns('realm code original_due new_due reason decided_at decided_by'),
  rows: ({ extension: one, dossier: { code } }, realm) =>
    one ? [[realm, code, moment(one.from), moment(one.to), one.reason, moment(one.at), one.by]] : [],
};

const decisions: Table = {
  name: 'decision',
  columns:
    columns(`realm code seq grants title body ground drafted_at drafted_by signed_at signed_by signer_name signer_title
    number numbered_at numbered_by returned_at returned_by returned_how corrects correction_reason`),
  rows: ({ decisions: all, dossier: { code } }, realm) =>
    all.map(({ seq, grants, title, body, ground, drafted, signed, numbered, returned, corrects, reason }) => [
      ...[realm, code, seq, grants, title, body, ground, moment(drafted.at), drafted.actor],
      ...[moment(signed?.at), signed?.by ?? null, signed?.name ?? null, signed?.title ?? null],
      ...[numbered?.written ?? null, moment(numbered?.at), numbered?.by ?? null],
      ...[moment(returned?.at), returned?.by ?? null, returned?.how ?? null, corrects, reason],
    ]),
};

const issued: Table = {
  name: 'issued_number',
  columns: columns('realm agency year series number written sign_is_registered code seq issued_at issued_by'),
  rows: ({ decisions: all, dossier: { code, competentAgency }, matter }, realm) =>
    all.flatMap(({ seq, grants, numbered }) =>
      numbered
        ? [
            [
              ...[realm, competentAgency, dateAt(numbered.at).slice(0, 4), seriesOf(grants), numbered.number],
              ...[numbered.written, matter.sign.isRegistered, code, seq, moment(numbered.at), numbered.by],
            ],
          ]
        : [],
    ),
};

const ending: Table = {
  name: 'dossier_ending',
  columns: columns('realm code kind ground reason at by'),
  rows: ({ ending: one, dossier: { code } }, realm) =>
    one ? [[realm, code, one.kind, one.ground, one.reason, moment(one.at), one.by]] : [],
};

const notes: Table = {
  name: 'internal_note',
  columns: columns('realm code id text at by'),
  rows: ({ note, dossier: { code } }, realm) =>
    note ? [[realm, code, note.id, note.text, moment(note.at), note.by]] : [],
};

/** The chain of a subject, sealed as the database seals it (`seal_trail`; db/chain.ts is its twin). */
function chain(life: Life, realm: string, subject: string, acts: readonly Life['trail'][number][]): Cell[][] {
  let previous = GENESIS;
  return acts.map(({ at, actor, act, facts }, index) => {
    const row = {
      ...{ realm, subject, seq: index + 1, id: life.dice.uuid(at), at: new Date(at).toISOString() },
      ...{ actor, act, facts: jsonbText(facts) },
    };
    previous = hashOf(row, previous);
    const { kind, id } = packedActor(actor);
    return [realm, subject, row.seq, row.id, row.at, kind, id, act, row.facts, `\\x${previous}`];
  });
}

const trail: Table = {
  name: 'trail_entry',
  columns: columns('realm subject seq id at actor_kind actor_id act facts hash'),
  rows(life, realm) {
    const first = life.trail[0];
    const by = life.dossier.channel === 1 ? 'desk' : 'e-id';
    const known = first && {
      ...{ at: first.at, act: 'person-known', facts: { by } },
      actor: by === 'desk' ? first.actor : `citizen:${life.person.id}`,
    };
    return [
      ...(life.isNewPerson && known ? chain(life, realm, `person/${life.person.id}`, [known]) : []),
      ...chain(life, realm, `dossier/${life.dossier.code}`, life.trail),
    ];
  },
};

/** In the order in which one needs the other. */
export const TABLES: readonly Table[] = [
  person,
  dossier,
  places,
  papers,
  visits,
  requests,
  earlier,
  extension,
  decisions,
  issued,
  ending,
  notes,
  trail,
];
