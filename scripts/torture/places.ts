import path from 'node:path'

export const ROOT = path.resolve(import.meta.dirname, '../..')

/** What a run may forget: git ignores it. */
export const DATA = path.join(ROOT, '.data/torture-runs')
