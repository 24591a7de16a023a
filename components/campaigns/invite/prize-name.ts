import type { Definition } from '@/lib/campaigns/schema'

/** What a prize of this campaign is called, in the reader's language. */
export function prizeName({ prizes }: Pick<Definition, 'prizes'>, no: number | null, locale: string): string {
  const prize = prizes.find((one) => one.no === no)
  return (locale === 'en' ? prize?.titleEn : prize?.titleZh) ?? ''
}
