'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { MailCheck } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

type MailSentProps = { email: string; body: string; outbox: boolean }

/** Takes the form's place, and the focus with it, so that the news is read aloud. */
export function MailSent({ email, body, outbox }: MailSentProps) {
  const t = useTranslations('auth.mailSent')
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <div className="grid justify-items-center gap-3 py-4 text-center">
      <span className="-rotate-6 grid size-16 place-items-center rounded-2xl bg-seal-soft text-on-seal-soft">
        <MailCheck aria-hidden="true" className="size-8" strokeWidth={1.5} />
      </span>
      <h2 ref={title} tabIndex={-1} className="mt-2 font-display font-semibold text-xl outline-none">
        {t('title')}
      </h2>
      <p className="text-ink-muted">
        <strong className="break-all font-semibold text-ink">{email}</strong>
        <br />
        {body}
      </p>
      {outbox ? (
        <p className="mt-2 rounded-lg bg-sunken px-4 py-3 text-sm">
          {t('noSmtp')}{' '}
          <Link href={paths.outbox()} className="font-medium underline underline-offset-4">
            {t('openOutbox')}
          </Link>
        </p>
      ) : null}
    </div>
  )
}
