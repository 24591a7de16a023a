import { getTranslations } from 'next-intl/server'
import { CircleAlert } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { Drift } from '@/lib/shop/queries'

/** The books did not add up when they were last gone through: said in red on every page, before any figure is believed. */
export async function DriftBanner({ drift, mayCheck }: { drift: readonly Drift[]; mayCheck: boolean }) {
  const t = await getTranslations('merchant.drift')
  const jobs = await getTranslations('jobs.jobs.names')
  const isUnchecked = drift.every(({ code }) => code === 'unchecked')
  const said = ({ code, detail }: Drift) =>
    code === 'unchecked' ? jobs(detail as 'check-books') : <span lang="en">{detail}</span>
  return (
    <aside aria-label={t('label')} className="wrap pt-4">
      <div
        role="alert"
        className="flex items-start gap-2 rounded-lg bg-danger-soft px-4 py-3 text-on-danger-soft text-sm"
      >
        <CircleAlert aria-hidden="true" className="mt-[0.2em] size-[1.1em] shrink-0" />
        <div className="grid min-w-0 gap-1">
          <p>
            <span className="font-medium">{t(isUnchecked ? 'unchecked' : 'title')}</span>{' '}
            {mayCheck ? (
              <Link href={paths.merchant.settings()} className="underline underline-offset-4">
                {t('check')}
              </Link>
            ) : null}
          </p>
          <ul className="grid gap-1 tabular">
            {drift.map((one) => (
              <li key={`${one.code} ${one.detail}`} className="break-words">
                {t(`codes.${one.code}`)} {said(one)}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </aside>
  )
}
