/** The mean of ratings in tenths of a star, rounded to the nearest; null without any. */
export function meanTenths(ratingSum: number, count: number): number | null {
  return count > 0 ? Math.floor((ratingSum * 20 + count) / (count * 2)) : null
}
