import { formatDate, formatPoints } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/routing'
import { paths } from '@/lib/paths'
import type { MailContent, QueuedMail } from './mail'
import type { Translate } from './write-mail'

type Worded = Pick<MailContent, 'subject' | 'title' | 'paragraphs' | 'order'> & { path: string }

/** How many points end on which day, and what keeps them. */
export function wordExpiry(t: Translate, params: QueuedMail['params'], locale: Locale): Worded {
  const { endsAt, timeZone, days } = params
  const lastMoment = typeof endsAt === 'string' ? Date.parse(endsAt) - 1 : 0
  const zone = typeof timeZone === 'string' ? timeZone : undefined
  const facts = {
    points: formatPoints(Number(params.points ?? 0), locale),
    days: typeof days === 'number' ? days : 0,
    date: formatDate(lastMoment, locale, 'day', zone),
  }
  const idle = Number(params.idlePoints ?? 0)
  return {
    subject: t('points-expiring.subject', facts),
    title: t('points-expiring.title'),
    paragraphs: [
      t('points-expiring.body', facts),
      ...(idle > 0 ? [t('points-expiring.idle', { points: formatPoints(idle, locale) })] : []),
    ],
    order: null,
    path: paths.points(),
  }
}
