/** In the address of a template: `?cho=tu-choi` is the one for results that decline. */
export const DECLINES = 'tu-choi';

export const declinesIn = (value: string | null): boolean => value === DECLINES;

export const templateAddress = (procedure: string, declines: boolean, done = ''): string => {
  const query = [declines ? `cho=${DECLINES}` : '', done].filter(Boolean).join('&');
  return `/quan-tri/mau-ket-qua/${procedure}${query ? `?${query}` : ''}`;
};
