import { z } from 'zod'
import { formatDate, formatPoints, joinParts } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/routing'
import { paths } from '@/lib/paths'
import type { MailContent, QueuedMail } from './mail'
import type { Translate } from './write-mail'

type Worded = Pick<MailContent, 'subject' | 'title' | 'paragraphs' | 'order'> & { path: string }

const paramsSchema = z.object({
  timeZone: z.string().optional(),
  rewards: z
    .array(
      z.object({
        titleZh: z.string(),
        titleEn: z.string(),
        endsAt: z.string().optional(),
        costPoints: z.number().optional(),
      }),
    )
    .catch([]),
})

/** Which rewards end or can be had, each on a line of its own; the subject names the first. */
export function wordRewards(
  t: Translate,
  template: 'claim-ending' | 'wish-in-reach',
  params: QueuedMail['params'],
  locale: Locale,
): Worded {
  const { rewards, timeZone } = paramsSchema.parse(params)
  const titleOf = (one: (typeof rewards)[number]) => (locale === 'en' ? one.titleEn : one.titleZh)
  const lines = rewards.map((one) =>
    joinParts(
      [
        titleOf(one),
        one.endsAt
          ? t('claim-ending.until', { date: formatDate(Date.parse(one.endsAt) - 1, locale, 'day', timeZone) })
          : t('wish-in-reach.cost', { points: formatPoints(one.costPoints ?? 0, locale) }),
      ],
      locale,
    ),
  )
  const facts = { count: rewards.length, first: rewards[0] ? titleOf(rewards[0]) : '' }
  return {
    subject: t(`${template}.subject`, facts),
    title: t(`${template}.title`),
    paragraphs: [t(`${template}.body`, facts), ...lines],
    order: null,
    path: template === 'claim-ending' ? paths.myRewards() : paths.rewards({ wished: 1 }),
  }
}
