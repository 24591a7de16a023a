import type { Finding } from './rules'

/** A finding in one line for a log, the console's red banner and the terminal: codes and numbers that no language changes. */
export function sayFinding({ code, posting, seal, detail }: Finding): string {
  const where = [
    posting === undefined ? '' : `posting #${posting}`,
    seal === undefined ? '' : `seal ${seal}`,
    detail ?? '',
  ]
  return [code, ...where.filter(Boolean)].join(' ')
}
