import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OutboxLetter } from '@/components/account/outbox-letter'
import { Page } from '@/components/layout/page'
import { EmptyState } from '@/components/ui/empty-state'
import { MailOpen } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { showsOutbox } from '@/lib/env'
import { pageContext } from '@/lib/gate/page-context'
import { localeParam } from '@/lib/i18n/locale-param'
import { listOutbox } from '@/lib/shoppers/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.outbox')
  return { title: t('title'), robots: { index: false } }
}

/** For trying the shop out: without a mail server its letters can be read here, on this machine only. */
export default async function OutboxPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeParam(params)
  const ctx = await pageContext()
  if (!showsOutbox()) notFound()
  const letters = await listOutbox(ctx)
  const t = await getTranslations('account.outbox')
  const words = { to: t('to'), text: t('text') }
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow">
      <Notice className="mb-6">{t('why')}</Notice>
      {letters.length === 0 ? (
        <EmptyState mark={<MailOpen />} title={t('empty')}>
          {t('emptyBody')}
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-3">
          {letters.map((letter, at) => (
            <li key={letter.id}>
              <OutboxLetter letter={letter} locale={locale} open={at === 0} words={words} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
