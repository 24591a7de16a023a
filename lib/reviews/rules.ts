/** How a buyer is named beside a review: the first letter and no more ("李**"). */
export function maskedName(name: string): string {
  const [first] = Array.from(name.trim())
  return `${first ?? ''}**`
}

/** The mean of ratings in tenths of a star, rounded to the nearest; null without any. */
export function meanTenths(ratingSum: number, count: number): number | null {
  return count > 0 ? Math.floor((ratingSum * 20 + count) / (count * 2)) : null
}
