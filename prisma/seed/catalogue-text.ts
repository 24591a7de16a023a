/** What a shopkeeper writes about one thing, in both languages; prices, variants and the photograph come from the package. */
export type ProductText = {
  titleZh: string
  titleEn: string
  /** A paragraph, then points worth knowing */
  zh: readonly [string, ...string[]]
  en: readonly [string, ...string[]]
  /** What the photograph shows */
  altZh: string
  altEn: string
  /** Keys of `catalog.tags` */
  tags?: readonly string[]
  /** Times the package's price; 7 when left out */
  factor?: number
  /** It used to cost so many percent of today's price */
  wasPercent?: number
  /** A second picture: the middle of the photograph, from closer */
  closeUp?: true
  /** Pieces left of each variant after the stocktake, in order; about a hundred when left out */
  stock?: readonly number[]
}

export type CatalogueText = Readonly<Record<string, ProductText>>

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The description as it is stored: sanitised HTML of one paragraph and a list. */
export function descriptionHtml([lead, ...points]: readonly [string, ...string[]]): string {
  const list = points.map((point) => `<li>${escaped(point)}</li>`).join('')
  return `<p>${escaped(lead)}</p>${list ? `<ul>${list}</ul>` : ''}`
}
