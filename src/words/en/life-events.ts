import type { Words } from '../index.ts';

export const lifeEvents: Words['ui']['lifeEvents'] = {
  'sinh-con': {
    title: 'Having and raising a child',
    text: 'Birth registration, residence, health insurance card for a child',
  },
  'nha-dat-xay-dung': {
    title: 'Land, housing, building',
    text: 'Building permits, changes to land records, change of land use',
  },
  'ket-hon-ho-tich': {
    title: 'Marriage, civil status',
    text: 'Marriage registration, proof of marital status, extracts',
  },
  'cu-tru-giay-to': {
    title: 'Residence, papers',
    text: 'Permanent and temporary residence, certified copies and signatures',
  },
  'tau-ca-nghe-bien': {
    title: 'Fishing boats, life at sea',
    text: 'Boat registration, fishing licences, technical safety, catch origin',
  },
  'huu-tri-tro-cap': {
    title: 'Pensions, allowances',
    text: 'Monthly allowances, people with disabilities, people of merit',
  },
  'mo-cua-hang-cong-ty': { title: 'Opening a shop or company', text: 'Household businesses, companies, food safety' },
  'nguoi-than-qua-doi': { title: 'When someone dies', text: 'Death registration, ending residence, funeral allowance' },
};
