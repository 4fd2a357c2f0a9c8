export { nationalCalendar } from './national.ts';
export {
  buildCalendar,
  type CalendarInput,
  type DayOff,
  type MakeUpDay,
  type UnknownPeriod,
  type WorkingCalendar,
} from './rules/calendar.ts';
export { parseCalendarData } from './rules/calendar-data.ts';
export {
  type ClockRecord,
  type Ending,
  type EndStatus,
  type ExtensionFact,
  endingOf,
  type Pause,
  type Supplement,
} from './rules/clock-record.ts';
export { type DatedRule, type Matter, ruleAt } from './rules/dated-rules.ts';
export { type Deadline, type DeadlineRequest, deadline, type Regime } from './rules/deadline.ts';
export type { Breach, ClockState, DecreeVerdict } from './rules/decree-verdict.ts';
export { describeStep } from './rules/describe-step.ts';
export { explain } from './rules/explain.ts';
export { apologyBy, type Extension, extend } from './rules/extension.ts';
export { type DeadlineAnswer, findDeadline } from './rules/find.ts';
export { type DeadlineField, type DeadlineForm, readDeadlineForm } from './rules/form.ts';
export { DEFAULT_HOURS, type Session, type WeeklyHours } from './rules/hours.ts';
export { deadlineAsJson } from './rules/json.ts';
export { alertBy, handOverBy, type Limit, limitOf } from './rules/limits.ts';
export type { Interval } from './rules/pause.ts';
export type { PortalReason, PortalVerdict } from './rules/portal-verdict.ts';
export { type ProcessStep, type StepLimit, stepLimits } from './rules/process-steps.ts';
export { type Receipt, startOfTerm } from './rules/start.ts';
export { counted, type Step } from './rules/step.ts';
export { parseTerm, type Term, type TermUnit, termMeasure, writeTerm } from './rules/term.ts';
export { type Verdicts, verdicts } from './rules/verdicts.ts';
export { isOpen, momentOfWork, openFrom, workAt, workBetween } from './rules/working-time.ts';
