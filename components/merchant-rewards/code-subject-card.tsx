import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { formatDate } from '@/lib/i18n/format'
import type { LookedUp } from '@/lib/rewards/desk/look-up-code'

const tones: Record<LookedUp['standing'], BadgeTone> = {
  usable: 'success',
  used: 'danger',
  void: 'danger',
  expired: 'warning',
}

type CodeSubjectCardProps = { subject: LookedUp; busy: boolean; onVerify: () => void }

/** What to hand over and to whom, large enough to be read at the counter. */
export function CodeSubjectCard({ subject, busy, onVerify }: CodeSubjectCardProps) {
  const t = useTranslations('rewards-desk.verify')
  const locale = useLocale()
  const about = locale === 'en' ? subject.aboutEn : subject.aboutZh
  return (
    <Card>
      <div className="grid gap-3">
        <Badge tone={tones[subject.standing]} className="w-fit">
          {t(`standing.${subject.standing}`)}
        </Badge>
        <h2 className="font-display font-semibold text-2xl">{locale === 'en' ? subject.titleEn : subject.titleZh}</h2>
        {about ? <p>{about}</p> : null}
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <dt className="text-ink-muted">{t('for')}</dt>
          <dd className="font-medium">{subject.shopper}</dd>
          <dt className="text-ink-muted">{t('claimed')}</dt>
          <dd className="tabular">
            {t('claimedOn', { no: subject.no, date: formatDate(subject.claimedAt, locale, 'time') })}
          </dd>
          <dt className="text-ink-muted">{t('until')}</dt>
          <dd className="tabular">{subject.expiresAt ? formatDate(subject.expiresAt, locale, 'time') : t('noEnd')}</dd>
        </dl>
        {subject.standing === 'usable' ? (
          <Button tone="seal" busy={busy} block onClick={onVerify}>
            {t('verify')}
          </Button>
        ) : null}
      </div>
    </Card>
  )
}
