import { ACTS, STATES } from '#dossier/index.ts';
import {
  anything,
  day,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  pageOf,
  text,
  uuid,
  whole,
  yesNo,
} from '../schema.ts';
import { agencyCode } from './common.ts';

const HOW = ['electronic', 'centre', 'post'] as const;

export const Delivery = named(
  'Delivery',
  object(
    { how: oneOf(HOW) },
    { where: text({ maxLength: 300, description: 'The centre, or the address to post to.' }) },
  ),
);

/** What a machine says when it files for a person. */
export const NewDossier = named(
  'NewDossier',
  object(
    {
      applicant: object(
        {
          fullName: text({ minLength: 1, maxLength: 200 }),
          personalNumber: text({ pattern: '^\\d{12}$', description: 'Số định danh cá nhân.' }),
        },
        { birthDate: day() },
        { description: 'Whose matter it is.' },
      ),
      authority: object(
        {
          kind: oneOf(['representative', 'helper']),
          basis: text({
            minLength: 5,
            maxLength: 500,
            description: 'On what it rests: a power of attorney and its number …',
          }),
          consentAt: moment({ description: 'When the person agreed (Law 91/2025, art. 9).' }),
        },
        {},
        { description: 'On whose word it is filed (NĐ 118/2025, art. 15). Kept with the dossier.' },
      ),
      answers: anything({ description: 'As the form of the procedure asks.' }),
      delivery: Delivery,
      receivingAgency: agencyCode,
      declared: yesNo({ description: 'The person made the declaration of the form.' }),
    },
    { commune: text({ maxLength: 10, description: 'Code of the commune, where communes resolve it.' }) },
  ),
);

export const SupplementAnswer = named(
  'SupplementAnswer',
  object({ answers: anything({ description: 'Of the fields that were asked for.' }) }),
);

export const Filed = named(
  'Filed',
  object({
    code: text(),
    files: list(object({ name: text(), sha256: text(), size: whole() }), { description: 'As they were stored.' }),
    answerDue: nullable(moment({ description: 'Until when it is accepted, sent back or refused.' })),
  }),
);

export const DossierLine = named(
  'DossierLine',
  object({
    code: text(),
    procedure: text(),
    state: oneOf(STATES),
    step: nullable(text()),
    receivingAgency: text(),
    competentAgency: text(),
    holderAgency: text(),
    submittedAt: moment(),
    answerDue: nullable(moment()),
    due: nullable(moment()),
    endedAt: nullable(moment()),
    revision: whole(),
  }),
);
export const DossierPage = pageOf('DossierPage', DossierLine);

const Paper = named(
  'Paper',
  object({
    id: uuid(),
    component: text(),
    origin: oneOf(['citizen', 'desk', 'original', 'data', 'vault']),
    kind: oneOf(['original', 'copy', 'file', 'data']),
    name: text(),
    sha256: nullable(text()),
    type: nullable(text()),
    size: nullable(whole()),
    addedAt: moment(),
    round: whole({ description: 'The supplement it answered; 0: handed in at the start.' }),
    replacedBy: nullable(uuid()),
    documentType: nullable(text({ description: 'Code of its type of paper.' })),
    reusedFrom: nullable(uuid({ description: 'The paper of the owner’s store it is; null: handed in anew.' })),
    source: nullable(text({ description: 'What was used again, or who holds the data.' })),
  }),
);

const Supplement = named(
  'Supplement',
  object({
    round: whole(),
    stage: oneOf(['before', 'processing']),
    items: list(
      object(
        { kind: oneOf(['field', 'component']), id: text(), label: text(), reason: text() },
        {
          ...{ note: text(), despite: oneOf(['outage', 'mismatch']) },
        },
      ),
    ),
    ground: nullable(text()),
    askedAt: moment(),
    closeDue: nullable(moment()),
    answeredAt: nullable(moment()),
  }),
);

const Decision = named(
  'Decision',
  object({
    seq: whole(),
    grants: yesNo(),
    title: text(),
    body: text(),
    ground: nullable(text()),
    draftedAt: moment(),
    signedAt: nullable(moment()),
    signerName: nullable(text()),
    signerTitle: nullable(text()),
    number: nullable(text()),
    returnedAt: nullable(moment()),
    returnedHow: nullable(oneOf(HOW)),
    corrects: nullable(whole()),
  }),
);

const Step = object({
  step: text(),
  name: text(),
  agency: text(),
  role: text(),
  officer: nullable(uuid()),
  enteredAt: moment(),
  due: nullable(moment()),
  leftAt: nullable(moment()),
  outcome: nullable(oneOf(['done', 'sent-back', 'supplement', 'moved', 'stopped'])),
});

const Consultation = object({
  seq: whole(),
  agency: text(),
  question: text(),
  askedAt: moment(),
  due: moment(),
  agrees: nullable(yesNo()),
  answer: nullable(text()),
  answeredAt: nullable(moment()),
});

export const Dossier = named(
  'Dossier',
  object(
    {
      ...{ code: text(), procedure: text(), version: whole(), procedureName: text(), state: oneOf(STATES) },
      national: whole({ minimum: 1, maximum: 10, description: 'The national status, derived from the state.' }),
      revision: whole({ description: 'Rises with every change; the ETag is made of it.' }),
      channel: oneOf([1, 2, 3], { description: '1 at the desk, 2 online, 3 by post.' }),
      owner: object({ name: text(), number: nullable(text()), phone: nullable(text()), email: nullable(text()) }),
      authority: nullable(
        object({ kind: oneOf(['representative', 'helper', 'desk']), name: text(), basis: text(), consentAt: moment() }),
      ),
      answers: anything({ description: 'As filed, by field of the form.' }),
      delivery: Delivery,
      ...{ receivingAgency: text(), competentAgency: text(), holderAgency: text() },
      elsewhere: yesNo({ description: 'Handed in at a centre of another place.' }),
      ...{ step: nullable(text()), stepDue: nullable(moment()), term: nullable(text()) },
      ...{ submittedAt: moment(), answerDue: nullable(moment()), receivedAt: nullable(moment()) },
      ...{ due: nullable(moment()), originalDue: nullable(moment()), endedAt: nullable(moment()) },
      papers: list(Paper),
      supplements: list(Supplement),
      decisions: list(Decision, { description: 'Whoever only filed it sees those that have a number.' }),
      ending: nullable(
        object({
          kind: oneOf(['refused', 'withdrawn', 'stopped', 'closed']),
          ground: nullable(text()),
          reason: text(),
        }),
      ),
    },
    {
      holder: nullable(uuid({ description: 'The officer or client who holds it. Only for those who work on it.' })),
      steps: list(Step, { description: 'Only for those who work on it.' }),
      consultations: list(Consultation, { description: 'Only for those who work on it.' }),
    },
  ),
);

export const Choices = named(
  'Choices',
  object({
    acts: list(oneOf(ACTS), { description: 'What this client can do now.' }),
    askables: list(
      object(
        { kind: oneOf(['field', 'component']), id: text(), label: text(), heldByState: yesNo() },
        { inVault: nullable(text({ description: 'A good paper of the owner’s store: it may not be asked for.' })) },
      ),
      { description: 'What a supplement may ask for; what is at hand only with `despite`.' },
    ),
    grounds: list(text(), { description: 'Grounds of a refusal; an act names one by its place, from 0.' }),
    officers: list(object({ id: uuid(), name: text(), unit: text() }), { description: 'To whom it can be assigned.' }),
    steps: list(object({ id: text(), name: text(), kind: text(), role: text() }), { description: 'Its process.' }),
  }),
);

export const Done = named(
  'Done',
  object({
    code: text(),
    act: oneOf(ACTS),
    result: anything({ description: 'What the act answered; the same to a repeat under the same key.' }),
  }),
);
