import { useLocale, useTranslations } from 'next-intl'
import type { DeskRun } from '@/lib/desk/runs/rules'
import { formatPoints } from '@/lib/i18n/format'

const units = {
  'catalog-import': 'rows',
  'history-import': 'bytes',
  codes: 'codes',
  backtest: 'events',
  simulation: 'plays',
  export: 'rows',
} as const

const parts = ['check', 'import', 'generate', 'try', 'compare'] as const

/** A run in words: what it is, how far it came, and why it came to nothing. */
export function useRunWords() {
  const t = useTranslations('jobs.runs')
  const tables = useTranslations('exports.titles')
  const locale = useLocale()
  const many = (count: number) => formatPoints(count, locale)

  function what({ kind, part, title, titleEn }: DeskRun): string {
    if (kind === 'export') return part && tables.has(part as 'orders') ? tables(part as 'orders') : (part ?? '')
    if (kind === 'backtest' && title === null) return t('ownOrders')
    return (locale === 'en' ? titleEn : title) ?? ''
  }

  function detail({ kind, part, title }: DeskRun): string | null {
    if (kind === 'export') return title?.toUpperCase() ?? null
    const known = parts.find((one) => one === part)
    return known ? t(`parts.${known}`) : null
  }

  function progress({ kind, done, total, state }: DeskRun): string {
    if (kind === 'history-import') return t('units.bytes', { percent: Math.floor((100 * done) / Math.max(total, 1)) })
    // a file is read before its first row goes in
    if (kind === 'catalog-import' && state === 'running' && done === 0) return t('units.reading', { done: many(total) })
    return t(`units.${units[kind]}`, { done: many(done), total: many(Math.max(total, done)) })
  }

  function trouble({ kind, state, problem, problems }: DeskRun): string | null {
    if (state === 'lost') return t('problems.stopped')
    if (state === 'refused') return t(kind === 'codes' ? 'problems.codes' : 'problems.lines', { count: problems ?? 0 })
    if (state !== 'failed') return null
    const code = `problems.${problem}` as 'problems.lost'
    return problem && t.has(code) ? t(code) : t('problems.other')
  }

  return { what, detail, progress, trouble, kind: ({ kind }: DeskRun) => t(`kinds.${kind}`) }
}
