type CommonTranslator = (key: 'badge.cart', values: { count: number }) => string

/** The cart's count in words for the three forms a language may have, so that the browser needs no message grammar. */
export function cartWords(t: CommonTranslator): { none: string; one: string; many: string } {
  // 2 stands for "many" in both languages; the browser puts the real number in its place
  return {
    none: t('badge.cart', { count: 0 }),
    one: t('badge.cart', { count: 1 }),
    many: t('badge.cart', { count: 2 }).replace('2', '#'),
  }
}
