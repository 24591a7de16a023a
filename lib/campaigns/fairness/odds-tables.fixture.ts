/** Ten tables as marketers make them, and worse ones. */
export const tables: readonly (readonly [name: string, weights: readonly number[]])[] = [
  ['even', [1, 1, 1, 1, 1, 1]],
  ['one in a million', [1, 999_999]],
  ['one in a million among many', [1, 9, 90, 900, 9_000, 90_000, 900_000]],
  ['90 to 10', [90, 10]],
  ['a prime', [7, 11, 13, 17, 19, 23, 29]],
  ['hidden style of a series', [1, 143, 143, 143, 143, 143, 143]],
  ['sixty prizes', Array.from({ length: 60 }, (_, i) => i + 1)],
  ['greatest weights', [1_000_000_000, 999_999_999, 3]],
  ['nine-grid', [1, 4, 20, 75, 100, 150, 150, 200, 300]],
  ['nought between', [5, 0, 3, 0, 2]],
]
