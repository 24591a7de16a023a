/** How many pieces can be sold is nobody's business until few are left. */
export type StockWording = { state: 'in-stock' } | { state: 'few'; left: number } | { state: 'sold-out' }

const FEW = 5

/** What the shop says of its stock: there is some, only so many are left, or it is sold out. */
export function stockWording(available: number): StockWording {
  if (available <= 0) return { state: 'sold-out' }
  return available <= FEW ? { state: 'few', left: available } : { state: 'in-stock' }
}

export type VariantChoice = { id: string; options: readonly string[]; stock: StockWording }

/** The values that each option takes, in the order of the variants. */
export function optionValues(variants: readonly VariantChoice[], options: number): string[][] {
  return Array.from({ length: options }, (_, i) => [...new Set(variants.map((one) => one.options[i] ?? ''))])
}

/** The variant of exactly these values. */
export function variantOf<V extends VariantChoice>(variants: readonly V[], values: readonly string[]): V | null {
  return variants.find((one) => one.options.every((value, i) => value === values[i])) ?? null
}

/** A value is struck out when what it would lead to, the other options staying as chosen, can't be bought. */
export function isValueUnavailable(
  variants: readonly VariantChoice[],
  chosen: readonly string[],
  option: number,
  value: string,
): boolean {
  const target = variantOf(
    variants,
    chosen.map((one, i) => (i === option ? value : one)),
  )
  return !target || target.stock.state === 'sold-out'
}

/** The first that can be bought, so that nobody meets "sold out" who need not; else the first. */
export function firstVariant<V extends VariantChoice>(variants: readonly V[]): V | null {
  return variants.find((one) => one.stock.state !== 'sold-out') ?? variants[0] ?? null
}

/** A compare-at price counts only above the price: a strike-through never lies. */
export function savingMinor(priceMinor: number, compareAtMinor: number | null): number {
  return compareAtMinor !== null && compareAtMinor > priceMinor ? compareAtMinor - priceMinor : 0
}

/** The first words of a description, without its markup: for search engines and previews. */
export function plainText(sanitisedHtml: string, most: number): string {
  const text = sanitisedHtml
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
  return text.replace(/\s+/g, ' ').trim().slice(0, most)
}

/** What a cart, a checkout and an order all say of the thing in a line. */
export type LineGoods = {
  variantId: string
  productSlug: string
  titleZh: string
  titleEn: string
  optionsZh: string[]
  optionsEn: string[]
  imageFile: string | null
}
