import type { Component, FormDefinition } from '#forms/definition.ts';
import { languages } from '#words/index.ts';
import type { Authority } from './dossier.ts';

const says = (key: 'power' | 'relation', part: 'label' | 'note') => ({
  vi: languages.vi.dossier.authorityPaper[key][part],
  en: languages.en.dossier.authorityPaper[key][part],
});

/**
 * Who acts on a power of attorney hands it in; who represents by law shows that he does, where no database says so
 * (NĐ 118/2025 Đ15; Civil Code 91/2015/QH13, art. 134 to 138). A helper only types: the person decides and is there.
 */
export function withAuthorityPaper(definition: FormDefinition, authority: Authority | undefined): FormDefinition {
  const { proof } = authority ?? {};
  if (!proof) return definition;
  const label = says(proof, 'label');
  const paper: Component = {
    ...{ id: 'authority', name: label.vi, label, note: says(proof, 'note'), pages: 'many' },
    required: proof === 'power',
  };
  return { ...definition, components: [...definition.components, paper] };
}
