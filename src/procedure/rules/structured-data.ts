import type { ProcedurePage } from '../page.ts';

const HOURS_A_DAY = { NGAY_LAM_VIEC: 'P', NGAY: 'P', GIO_LAM_VIEC: 'PT' } as const;

/**
 * The procedure as schema.org GovernmentService, for machines that read pages. Says only what the page says.
 * `origin` as people type it.
 */
export function structuredData({ entry, shown }: ProcedurePage, origin: string): Record<string, unknown> {
  const url = `${origin}/thu-tuc/${entry.code}`;
  const base = {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': url,
    url,
    name: entry.name,
    identifier: entry.code,
    inLanguage: 'vi',
    serviceType: entry.fields.join(', '),
    ...(entry.issuer ? { isPartOf: { '@type': 'GovernmentOrganization', name: entry.issuer } } : {}),
    areaServed: { '@type': 'AdministrativeArea', name: entry.province ?? 'Việt Nam' },
  };
  if (!shown) return base;
  const { content, channels, place } = shown;
  return {
    ...base,
    alternateName: content.shortName,
    serviceOperator: content.agency.executing.map((name) => ({ '@type': 'GovernmentOrganization', name })),
    audience: content.target.map((audienceType) => ({ '@type': 'Audience', audienceType })),
    serviceOutput: content.results.map(({ name }) => ({ '@type': 'Thing', name })),
    availableChannel: channels.flatMap(({ channels: alike, timeLimit }) =>
      alike.map((channel) => ({
        '@type': 'ServiceChannel',
        name: channel,
        ...(channel === 'TRUC_TUYEN' ? { serviceUrl: place.address ?? url } : {}),
        ...(timeLimit
          ? {
              processingTime: `${HOURS_A_DAY[timeLimit.unit]}${timeLimit.value}${timeLimit.unit === 'GIO_LAM_VIEC' ? 'H' : 'D'}`,
            }
          : {}),
      })),
    ),
    offers: content.fees.flatMap(({ amount, note, unit }) =>
      amount === null
        ? []
        : [
            {
              '@type': 'Offer',
              price: amount,
              priceCurrency: 'VND',
              description: [unit, note].filter(Boolean).join('. ') || undefined,
            },
          ],
    ),
  };
}

/** As a block of data in a page: nothing in it can end the block. */
export const dataBlock = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
