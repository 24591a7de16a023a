'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { Sheet } from '@/components/ui/sheet-client'
import type { AgeMissing } from '@/lib/campaigns/admission/errors'
import { paths } from '@/lib/paths'
import { BirthDate } from './birth-date-client'
import { GuardianConsent } from './guardian-consent-client'

type AgeGateProps = {
  /** what stands between this shopper's age and a draw; null: nothing is asked */
  missing: AgeMissing | null
  onClose: () => void
  onAdmitted: () => void
}

/** Asked once, before the first draw: how old somebody is, and of the younger a guardian's yes. */
export function AgeGate({ missing, onClose, onAdmitted }: AgeGateProps) {
  const t = useTranslations('campaigns.age')
  const common = useTranslations('common.client')
  const [heard, setHeard] = useState<AgeMissing | null>(null)
  const asks = missing && (heard ?? missing)
  const answer = (next: AgeMissing | null) => (next === null ? onAdmitted() : setHeard(next))
  const titles = {
    'age-unstated': t('title'),
    'guardian-needed': t('guardianTitle'),
    'age-too-young': t('tooYoung'),
  }
  return (
    <Sheet
      open={asks !== null}
      onOpenChange={(open) => !open && missing && onClose()}
      title={titles[asks ?? 'age-unstated']}
      closeLabel={common('close')}
      side="bottom"
    >
      {asks === 'age-unstated' ? <BirthDate onAnswer={answer} /> : null}
      {asks === 'guardian-needed' ? <GuardianConsent onAnswer={answer} /> : null}
      {asks === 'age-too-young' ? (
        <div className="grid gap-4">
          <p>{t('tooYoungBody')}</p>
          <LinkButton href={paths.rewards()} tone="outline" className="justify-self-start">
            {t('mall')}
          </LinkButton>
        </div>
      ) : null}
    </Sheet>
  )
}
