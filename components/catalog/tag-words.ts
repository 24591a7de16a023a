import { useTranslations } from 'next-intl'

/** How a tag is written: the house's own tags in the reader's language, an imported one as it came. */
export function useTagWords(): (tag: string) => string {
  const t = useTranslations('catalog')
  // tags come from the database; whether there is a word for one is asked before it is used
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const say = t as unknown as { (key: string): string; has(key: string): boolean }
  return (tag) => (/^[a-z-]+$/.test(tag) && say.has(`tags.${tag}`) ? say(`tags.${tag}`) : tag)
}
