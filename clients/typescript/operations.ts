// Made by scripts/generate-client.ts from the description of /api/v1. Not written by hand.

export type Agency = { code: string; oldCode: string | null; kind: 'committee' | 'office' | 'department' | 'inspectorate' | 'board' | 'sub-department' | 'one-stop-centre' | 'centre' | 'police' | 'division'; level: 'province' | 'district' | 'commune'; name: Names; parent: string | null; placeLevel: 'province' | 'district' | 'commune'; placeCode: string; address: string | null; phone: string | null; basis: string; validFrom: string; validTo: string | null; successors: Array<{ code: string; name: Names; day: string }> };

export type AgencyLine = { code: string; oldCode: string | null; kind: 'committee' | 'office' | 'department' | 'inspectorate' | 'board' | 'sub-department' | 'one-stop-centre' | 'centre' | 'police' | 'division'; level: 'province' | 'district' | 'commune'; name: Names; parent: string | null; placeLevel: 'province' | 'district' | 'commune'; placeCode: string; validFrom: string };

export type AgencyPage = { items: Array<AgencyLine>; next: string | null };

export type Choices = { acts: Array<'edit' | 'withdraw' | 'accept' | 'ask-supplement' | 'answer-supplement' | 'refuse' | 'forward' | 'hand-over' | 'claim' | 'assign' | 'undo-assign' | 'advance' | 'send-back' | 'consult' | 'answer-consultation' | 'arrange-visit' | 'extend' | 'draft-decision' | 'sign' | 'number' | 'return-result' | 'correct' | 'revoke' | 'stop' | 'close' | 'contest' | 'answer-objection' | 'note' | 'succeed' | 'redate'>; askables: Array<{ kind: 'field' | 'component'; id: string; label: string; heldByState: boolean; inVault?: string | null }>; grounds: Array<string>; officers: Array<{ id: string; name: string; unit: string }>; steps: Array<{ id: string; name: string; kind: string; role: string }> };

export type Decision = { seq: number; grants: boolean; title: string; body: string; ground: string | null; draftedAt: string; signedAt: string | null; signerName: string | null; signerTitle: string | null; number: string | null; returnedAt: string | null; returnedHow: 'electronic' | 'centre' | 'post' | null; corrects: number | null };

export type Delivery = { how: 'electronic' | 'centre' | 'post'; where?: string };

export type Done = { code: string; act: 'edit' | 'withdraw' | 'accept' | 'ask-supplement' | 'answer-supplement' | 'refuse' | 'forward' | 'hand-over' | 'claim' | 'assign' | 'undo-assign' | 'advance' | 'send-back' | 'consult' | 'answer-consultation' | 'arrange-visit' | 'extend' | 'draft-decision' | 'sign' | 'number' | 'return-result' | 'correct' | 'revoke' | 'stop' | 'close' | 'contest' | 'answer-objection' | 'note' | 'succeed' | 'redate'; result: Record<string, unknown> };

export type Dossier = { code: string; procedure: string; version: number; procedureName: string; state: 'submitted' | 'supplement-before' | 'refused' | 'withdrawn' | 'received' | 'processing' | 'supplement' | 'resolved' | 'correcting' | 'returned' | 'stopped' | 'closed'; national: number; revision: number; channel: 1 | 2 | 3; owner: { name: string; number: string | null; phone: string | null; email: string | null }; authority: { kind: 'representative' | 'helper' | 'desk'; name: string; basis: string; consentAt: string } | null; answers: Record<string, unknown>; delivery: Delivery; receivingAgency: string; competentAgency: string; holderAgency: string; elsewhere: boolean; step: string | null; stepDue: string | null; term: string | null; submittedAt: string; answerDue: string | null; receivedAt: string | null; due: string | null; originalDue: string | null; endedAt: string | null; papers: Array<Paper>; supplements: Array<Supplement>; decisions: Array<Decision>; ending: { kind: 'refused' | 'withdrawn' | 'stopped' | 'closed'; ground: string | null; reason: string } | null; holder?: string | null; steps?: Array<{ step: string; name: string; agency: string; role: string; officer: string | null; enteredAt: string; due: string | null; leftAt: string | null; outcome: 'done' | 'sent-back' | 'supplement' | 'moved' | 'stopped' | null }>; consultations?: Array<{ seq: number; agency: string; question: string; askedAt: string; due: string; agrees: boolean | null; answer: string | null; answeredAt: string | null }> };

export type DossierLine = { code: string; procedure: string; state: 'submitted' | 'supplement-before' | 'refused' | 'withdrawn' | 'received' | 'processing' | 'supplement' | 'resolved' | 'correcting' | 'returned' | 'stopped' | 'closed'; step: string | null; receivingAgency: string; competentAgency: string; holderAgency: string; submittedAt: string; answerDue: string | null; due: string | null; endedAt: string | null; revision: number };

export type DossierPage = { items: Array<DossierLine>; next: string | null };

export type Event = { id: string; position: number; act: 'submit' | 'edit' | 'withdraw' | 'accept' | 'ask-supplement' | 'answer-supplement' | 'refuse' | 'forward' | 'hand-over' | 'claim' | 'assign' | 'undo-assign' | 'advance' | 'send-back' | 'consult' | 'answer-consultation' | 'arrange-visit' | 'extend' | 'draft-decision' | 'sign' | 'number' | 'return-result' | 'correct' | 'revoke' | 'stop' | 'close' | 'contest' | 'answer-objection' | 'note' | 'succeed' | 'redate'; dossier: string; at: string };

export type EventPage = { items: Array<Event>; next: string; more: boolean };

export type Filed = { code: string; files: Array<{ name: string; sha256: string; size: number }>; answerDue: string | null };

export type Form = { procedure: string; version: number; title: Names; answers: Record<string, unknown>; components: Array<{ id: string; label: Names; required: boolean; accept: Array<string>; limit: number }>; declaration: Names; byCommune: boolean };

export type Names = { vi: string; en: string };

export type NewDossier = { applicant: { fullName: string; personalNumber: string; birthDate?: string }; authority: { kind: 'representative' | 'helper'; basis: string; consentAt: string }; answers: Record<string, unknown>; delivery: Delivery; receivingAgency: string; declared: boolean; commune?: string };

export type NewWebhook = { url: string; acts?: Array<'submit' | 'edit' | 'withdraw' | 'accept' | 'ask-supplement' | 'answer-supplement' | 'refuse' | 'forward' | 'hand-over' | 'claim' | 'assign' | 'undo-assign' | 'advance' | 'send-back' | 'consult' | 'answer-consultation' | 'arrange-visit' | 'extend' | 'draft-decision' | 'sign' | 'number' | 'return-result' | 'correct' | 'revoke' | 'stop' | 'close' | 'contest' | 'answer-objection' | 'note' | 'succeed' | 'redate'> };

export type NewWebhookSecret = { overlapHours?: number };

export type Paper = { id: string; component: string; origin: 'citizen' | 'desk' | 'original' | 'data' | 'vault'; kind: 'original' | 'copy' | 'file' | 'data'; name: string; sha256: string | null; type: string | null; size: number | null; addedAt: string; round: number; replacedBy: string | null; documentType: string | null; reusedFrom: string | null; source: string | null };

export type Problem = { type: string; title: string; status: number; code: string; sentences: { vi: string; en: string }; facts: Record<string, unknown>; errors?: Array<{ pointer: string; detail: string }> };

export type Procedure = { code: string; name: string; kind: 'standard' | 'local' | 'internal'; fields: Array<string>; issuer: string | null; date: string; version: number | null; validFrom: string | null; filing: { route: string; address: string | null } | null; content: Record<string, unknown> | null };

export type ProcedureLine = { code: string; name: string; kind: 'standard' | 'local' | 'internal'; fields: Array<string>; issuer: string | null; province: string | null; detailed: boolean };

export type ProcedurePage = { items: Array<ProcedureLine>; next: string | null };

export type Supplement = { round: number; stage: 'before' | 'processing'; items: Array<{ kind: 'field' | 'component'; id: string; label: string; reason: string; note?: string; despite?: 'outage' | 'mismatch' }>; ground: string | null; askedAt: string; closeDue: string | null; answeredAt: string | null };

export type SupplementAnswer = { answers: Record<string, unknown> };

export type Token = { access_token: string; token_type: 'Bearer'; expires_in: number; scope: string };

export type Tracked = { code: string; procedureName: string; state: string; national: number; holder: Names; stepName: string | null; submittedAt: string; answerDue: string | null; due: string | null; asked: boolean };

export type Webhook = { id: string; url: string; acts: Array<'submit' | 'edit' | 'withdraw' | 'accept' | 'ask-supplement' | 'answer-supplement' | 'refuse' | 'forward' | 'hand-over' | 'claim' | 'assign' | 'undo-assign' | 'advance' | 'send-back' | 'consult' | 'answer-consultation' | 'arrange-visit' | 'extend' | 'draft-decision' | 'sign' | 'number' | 'return-result' | 'correct' | 'revoke' | 'stop' | 'close' | 'contest' | 'answer-objection' | 'note' | 'succeed' | 'redate'>; secret: string; secretSince: string; earlierUntil: string | null; madeAt: string; closedAt: string | null; closedWhy: 'owner' | 'gone' | null };

export type WebhookDelivery = { id: string; event: string; dossier: string; act: 'submit' | 'edit' | 'withdraw' | 'accept' | 'ask-supplement' | 'answer-supplement' | 'refuse' | 'forward' | 'hand-over' | 'claim' | 'assign' | 'undo-assign' | 'advance' | 'send-back' | 'consult' | 'answer-consultation' | 'arrange-visit' | 'extend' | 'draft-decision' | 'sign' | 'number' | 'return-result' | 'correct' | 'revoke' | 'stop' | 'close' | 'contest' | 'answer-objection' | 'note' | 'succeed' | 'redate'; state: 'waiting' | 'delivered' | 'failed'; tries: number; madeAt: string; nextAt: string | null; endedAt: string | null; lastResult: 'delivered' | 'status' | 'timeout' | 'unreachable' | 'target-refused' | 'closed' | 'secret-lost' | null; lastStatus: number | null };

export type WebhookDeliveryPage = { items: Array<WebhookDelivery>; next: string | null };

export type WebhookMessage = { type: string; timestamp: string; data: { event: string; dossier: string; act: 'submit' | 'edit' | 'withdraw' | 'accept' | 'ask-supplement' | 'answer-supplement' | 'refuse' | 'forward' | 'hand-over' | 'claim' | 'assign' | 'undo-assign' | 'advance' | 'send-back' | 'consult' | 'answer-consultation' | 'arrange-visit' | 'extend' | 'draft-decision' | 'sign' | 'number' | 'return-result' | 'correct' | 'revoke' | 'stop' | 'close' | 'contest' | 'answer-objection' | 'note' | 'succeed' | 'redate'; position: number } };

export type WebhookPage = { items: Array<Webhook>; next: string | null };

/** What goes into each operation and what comes out. */
export interface Operations {
  listProcedures: {
    path: Record<string, never>;
    query: { limit?: number; cursor?: string; q?: string };
    body: undefined;
    onRevision: false;
    answer: ProcedurePage;
  };
  readProcedure: {
    path: { procedure: string };
    query: { date?: string };
    body: undefined;
    onRevision: false;
    answer: Procedure;
  };
  readForm: {
    path: { procedure: string };
    query: Record<string, never>;
    body: undefined;
    onRevision: false;
    answer: Form;
  };
  listAgencies: {
    path: Record<string, never>;
    query: { limit?: number; cursor?: string; date?: string; kind?: 'committee' | 'office' | 'department' | 'inspectorate' | 'board' | 'sub-department' | 'one-stop-centre' | 'centre' | 'police' | 'division'; parent?: string };
    body: undefined;
    onRevision: false;
    answer: AgencyPage;
  };
  readAgency: {
    path: { agency: string };
    query: Record<string, never>;
    body: undefined;
    onRevision: false;
    answer: Agency;
  };
  fileDossier: {
    path: { procedure: string };
    query: Record<string, never>;
    body: { dossier: NewDossier; files: ReadonlyArray<{ component: string; name: string; content: Blob }> };
    onRevision: false;
    answer: Filed;
  };
  listDossiers: {
    path: Record<string, never>;
    query: { limit?: number; cursor?: string; state?: 'submitted' | 'supplement-before' | 'refused' | 'withdrawn' | 'received' | 'processing' | 'supplement' | 'resolved' | 'correcting' | 'returned' | 'stopped' | 'closed'; procedure?: string };
    body: undefined;
    onRevision: false;
    answer: DossierPage;
  };
  readDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: undefined;
    onRevision: false;
    answer: Dossier;
  };
  readPaper: {
    path: { dossier: string; paper: string };
    query: Record<string, never>;
    body: undefined;
    onRevision: false;
    answer: Blob;
  };
  readLetter: {
    path: { dossier: string; letter: 'receipt' | 'supplement-request' | 'refusal' | 'apology' | 'stop-notice' | 'control-sheet' | 'declaration' | 'decision' };
    query: Record<string, never>;
    body: undefined;
    onRevision: false;
    answer: Blob;
  };
  readChoices: {
    path: { dossier: string };
    query: Record<string, never>;
    body: undefined;
    onRevision: false;
    answer: Choices;
  };
  trackDossier: {
    path: Record<string, never>;
    query: Record<string, never>;
    body: { code: string; secret: string };
    onRevision: false;
    answer: Tracked;
  };
  acceptDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: Record<string, never>;
    onRevision: true;
    answer: Done;
  };
  refuseDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { ground: number; reason: string };
    onRevision: true;
    answer: Done;
  };
  askSupplementDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { items: Array<{ kind: 'field' | 'component'; id: string; reason: 'missing' | 'unreadable' | 'wrong' | 'expired' | 'differs' | 'unsigned'; note?: string; despite?: 'outage' | 'mismatch' }>; ground?: string };
    onRevision: true;
    answer: Done;
  };
  forwardDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { agency: string; reason: string };
    onRevision: true;
    answer: Done;
  };
  handOverDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: Record<string, never>;
    onRevision: true;
    answer: Done;
  };
  returnResultDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { how: 'electronic' | 'centre' | 'post' };
    onRevision: true;
    answer: Done;
  };
  claimDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: Record<string, never>;
    onRevision: true;
    answer: Done;
  };
  assignDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { officer: string };
    onRevision: true;
    answer: Done;
  };
  undoAssignDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: Record<string, never>;
    onRevision: true;
    answer: Done;
  };
  advanceDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { to?: string; note?: string };
    onRevision: true;
    answer: Done;
  };
  sendBackDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { reason: string; to?: string };
    onRevision: true;
    answer: Done;
  };
  consultDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { agency: string; question: string; due: string };
    onRevision: true;
    answer: Done;
  };
  answerConsultationDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { seq: number; agrees: boolean; answer: string };
    onRevision: true;
    answer: Done;
  };
  arrangeVisitDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { at: string; place: string; participants: string; content: string };
    onRevision: true;
    answer: Done;
  };
  extendDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { until: string; reason: string };
    onRevision: true;
    answer: Done;
  };
  noteDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { text: string };
    onRevision: true;
    answer: Done;
  };
  draftDecisionDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { grants: boolean; title: string; body: string; ground?: number };
    onRevision: true;
    answer: Done;
  };
  signDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { title: string };
    onRevision: true;
    answer: Done;
  };
  numberDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: Record<string, never>;
    onRevision: true;
    answer: Done;
  };
  revokeDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { ground: string; article: string; reason: string };
    onRevision: true;
    answer: Done;
  };
  correctDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { reason: string };
    onRevision: true;
    answer: Done;
  };
  answerObjectionDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { seq: number; upheld: boolean; answer: string };
    onRevision: true;
    answer: Done;
  };
  withdrawDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { reason: string };
    onRevision: true;
    answer: Done;
  };
  stopDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { reason: string };
    onRevision: true;
    answer: Done;
  };
  contestDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { text: string };
    onRevision: true;
    answer: Done;
  };
  answerSupplementDossier: {
    path: { dossier: string };
    query: Record<string, never>;
    body: { supplement: SupplementAnswer; files: ReadonlyArray<{ component: string; name: string; content: Blob }> };
    onRevision: true;
    answer: Done;
  };
  listEvents: {
    path: Record<string, never>;
    query: { limit?: number; cursor?: string };
    body: undefined;
    onRevision: false;
    answer: EventPage;
  };
  listWebhooks: {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    onRevision: false;
    answer: WebhookPage;
  };
  putWebhook: {
    path: { webhook: string };
    query: Record<string, never>;
    body: NewWebhook;
    onRevision: false;
    answer: Webhook;
  };
  readWebhook: {
    path: { webhook: string };
    query: Record<string, never>;
    body: undefined;
    onRevision: false;
    answer: Webhook;
  };
  deleteWebhook: {
    path: { webhook: string };
    query: Record<string, never>;
    body: undefined;
    onRevision: false;
    answer: Webhook;
  };
  putWebhookSecret: {
    path: { webhook: string; secret: string };
    query: Record<string, never>;
    body: NewWebhookSecret;
    onRevision: false;
    answer: Webhook;
  };
  listWebhookDeliveries: {
    path: { webhook: string };
    query: { limit?: number; cursor?: string };
    body: undefined;
    onRevision: false;
    answer: WebhookDeliveryPage;
  };
  replayWebhookDelivery: {
    path: { webhook: string; delivery: string };
    query: Record<string, never>;
    body: undefined;
    onRevision: false;
    answer: { delivery: string };
  };
}

export interface Fact {
  readonly method: string;
  readonly path: string;
  /** Carries an Idempotency-Key. */
  readonly keyed?: boolean;
  readonly upload?: boolean;
}

export const operations: Readonly<Record<keyof Operations, Fact>> = {
  listProcedures: { method: 'GET', path: '/procedures' },
  readProcedure: { method: 'GET', path: '/procedures/{procedure}' },
  readForm: { method: 'GET', path: '/procedures/{procedure}/form' },
  listAgencies: { method: 'GET', path: '/agencies' },
  readAgency: { method: 'GET', path: '/agencies/{agency}' },
  fileDossier: { method: 'POST', path: '/procedures/{procedure}/dossiers', keyed: true, upload: true },
  listDossiers: { method: 'GET', path: '/dossiers' },
  readDossier: { method: 'GET', path: '/dossiers/{dossier}' },
  readPaper: { method: 'GET', path: '/dossiers/{dossier}/papers/{paper}' },
  readLetter: { method: 'GET', path: '/dossiers/{dossier}/letters/{letter}' },
  readChoices: { method: 'GET', path: '/dossiers/{dossier}/choices' },
  trackDossier: { method: 'POST', path: '/tracking' },
  acceptDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/accept', keyed: true },
  refuseDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/refuse', keyed: true },
  askSupplementDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/ask-supplement', keyed: true },
  forwardDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/forward', keyed: true },
  handOverDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/hand-over', keyed: true },
  returnResultDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/return-result', keyed: true },
  claimDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/claim', keyed: true },
  assignDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/assign', keyed: true },
  undoAssignDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/undo-assign', keyed: true },
  advanceDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/advance', keyed: true },
  sendBackDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/send-back', keyed: true },
  consultDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/consult', keyed: true },
  answerConsultationDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/answer-consultation', keyed: true },
  arrangeVisitDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/arrange-visit', keyed: true },
  extendDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/extend', keyed: true },
  noteDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/note', keyed: true },
  draftDecisionDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/draft-decision', keyed: true },
  signDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/sign', keyed: true },
  numberDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/number', keyed: true },
  revokeDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/revoke', keyed: true },
  correctDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/correct', keyed: true },
  answerObjectionDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/answer-objection', keyed: true },
  withdrawDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/withdraw', keyed: true },
  stopDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/stop', keyed: true },
  contestDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/contest', keyed: true },
  answerSupplementDossier: { method: 'POST', path: '/dossiers/{dossier}/acts/answer-supplement', keyed: true, upload: true },
  listEvents: { method: 'GET', path: '/events' },
  listWebhooks: { method: 'GET', path: '/webhooks' },
  putWebhook: { method: 'PUT', path: '/webhooks/{webhook}' },
  readWebhook: { method: 'GET', path: '/webhooks/{webhook}' },
  deleteWebhook: { method: 'DELETE', path: '/webhooks/{webhook}' },
  putWebhookSecret: { method: 'PUT', path: '/webhooks/{webhook}/secrets/{secret}' },
  listWebhookDeliveries: { method: 'GET', path: '/webhooks/{webhook}/deliveries' },
  replayWebhookDelivery: { method: 'POST', path: '/webhooks/{webhook}/deliveries/{delivery}/replay' },
};
