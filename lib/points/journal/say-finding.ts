import type { Finding } from './rules'

/** A finding in one line for a log, the console's red banner and the terminal: codes and numbers that no language changes. */
export function sayFinding({ code, posting, seal, detail }: Finding, row: 'posting' | 'deed' = 'posting'): string {
  const where = [
    posting === undefined ? '' : `${row} #${posting}`,
    seal === undefined ? '' : `seal ${seal}`,
    detail ?? '',
  ]
  return [code.replace('posting', row), ...where.filter(Boolean)].join(' ')
}
