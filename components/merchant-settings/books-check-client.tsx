'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { BookCheck } from '@/components/merchant-kit/merchant-icons'
import { Panel } from '@/components/merchant-kit/panel'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { formatDate } from '@/lib/i18n/format'
import { checkBooksAction } from '@/lib/shop/actions'
import type { BooksCheck } from '@/lib/shop/queries'

/** Goes through the books when asked to, and says in red what does not add up. */
export function BooksCheckPanel() {
  const t = useTranslations('merchant.settings.books')
  const locale = useLocale()
  const refusalText = useRefusalText()
  const [check, setCheck] = useState<BooksCheck | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [isBusy, start] = useTransition()
  const run = () =>
    start(async () => {
      const answer = await checkBooksAction({}).catch(() => null)
      if (answer?.ok) setCheck(answer.value)
      setRefused(answer?.ok ? null : refusalText(answer))
    })
  return (
    <Panel
      title={t('title')}
      aside={
        <Button tone="outline" size="sm" busy={isBusy} onClick={run}>
          <BookCheck aria-hidden="true" />
          {t('run')}
        </Button>
      }
    >
      <p className="text-ink-muted">{t('lead')}</p>
      {refused ? (
        <FormError as="box" className="mt-4">
          {refused}
        </FormError>
      ) : null}
      {check && check.broken.length === 0 ? (
        <Notice tone="success" live className="mt-4">
          {t('fine', { laws: check.laws, when: formatDate(check.checkedAt, locale, 'time') })}
        </Notice>
      ) : null}
      {check && check.broken.length > 0 ? (
        <div role="alert" className="mt-4 rounded-lg bg-danger-soft px-4 py-3 text-on-danger-soft">
          <p className="font-medium">{t('broken', { count: check.broken.length })}</p>
          <ul className="mt-1 grid gap-1 text-sm">
            {check.broken.map((law) => (
              <li key={law.id} className="tabular">
                {law.id} · <span lang="en">{law.what}</span>: {law.violations}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Panel>
  )
}
