import { type LocalDate, parseLocalDate } from '#kernel/time.ts';
import { LEVELS, SERVICE_LEVELS } from './content.ts';
import { lifeEvents } from './life-events.ts';

/** What the address of the catalogue asks for. Every part keeps its place in every link of the page. */
export interface AskedOfAddress {
  typed: string;
  field: string | undefined;
  level: string | undefined;
  issuer: string | undefined;
  subject: string | undefined;
  service: string | undefined;
  event: string | undefined;
  /** Asked for outright; without it today holds. */
  date: LocalDate | undefined;
  page: number;
}

export const PARAMETERS = {
  typed: 'tu-khoa',
  field: 'linh-vuc',
  level: 'cap',
  issuer: 'co-quan',
  subject: 'doi-tuong',
  service: 'muc-do',
  event: 'viec',
  date: 'ngay',
  page: 'trang',
} as const;

/** Nobody reads the three-hundredth page; a higher number is somebody's mistake or a robot's. */
const LAST_PAGE = 300;
const LONGEST = 200;

/** Reads the address. What cannot be is left out, never an error: links to the catalogue are passed on and cut. */
export function askedOf(parameters: URLSearchParams): AskedOfAddress {
  const take = (name: keyof typeof PARAMETERS) =>
    parameters.get(PARAMETERS[name])?.trim().slice(0, LONGEST) || undefined;
  const among = (value: string | undefined, all: readonly string[]) =>
    value && all.includes(value) ? value : undefined;
  const page = Number(take('page') ?? 1);
  return {
    typed: take('typed') ?? '',
    field: take('field'),
    level: among(take('level'), LEVELS),
    issuer: take('issuer'),
    subject: take('subject'),
    service: among(take('service'), SERVICE_LEVELS),
    event: among(
      take('event'),
      lifeEvents.map(({ slug }) => slug),
    ),
    date: parseLocalDate(take('date') ?? ''),
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

/** The address of the catalogue that asks for this, changed in some parts. */
export function catalogueHref(asked: AskedOfAddress, change: Partial<AskedOfAddress> = {}): string {
  const wanted = { ...asked, ...change };
  const parameters = new URLSearchParams();
  for (const [name, parameter] of Object.entries(PARAMETERS)) {
    const value = wanted[name as keyof AskedOfAddress];
    if (value && !(name === 'page' && value === 1)) parameters.set(parameter, String(value));
  }
  return parameters.size > 0 ? `/thu-tuc?${parameters}` : '/thu-tuc';
}
