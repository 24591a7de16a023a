import { z } from 'zod'

const LEAST_SIGNS = 2

/** Why something was done, in somebody's words; how few are too few is said by the form from this very number. */
export const reasonText = (most: number) =>
  z
    .string()
    .trim()
    .min(LEAST_SIGNS, { error: ({ minimum }) => `at-least:${minimum}` })
    .max(most)
