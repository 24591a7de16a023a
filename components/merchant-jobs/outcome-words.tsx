import { useTranslations } from 'next-intl'
import type { JobOutcome } from '@/lib/desk/jobs/queries'

/** What a run came to, in words; the detail is ids and numbers. */
export function Outcome({ code, count = 0, detail }: JobOutcome) {
  const t = useTranslations('jobs.jobs')
  const key = `outcomes.${code as 'lots-released'}` as const
  if (!code || !t.has(key)) return '—'
  return (
    <>
      {t(key, { count })}
      {detail ? (
        <span lang="en" className="block">
          {detail}
        </span>
      ) : null}
    </>
  )
}

/** What a job is called, and what it does. */
export function useJobName(): (name: string) => { name: string; does: string | null } {
  const t = useTranslations('jobs.jobs')
  return (name) => {
    const [called, does] = [`names.${name}` as 'names.check-books', `does.${name}` as 'does.check-books']
    return { name: t.has(called) ? t(called) : name, does: t.has(does) ? t(does) : null }
  }
}
