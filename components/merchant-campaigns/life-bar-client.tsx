'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { type CampaignDeed, mayBeDone } from '@/lib/campaigns/rules'
import {
  approveCampaignAction,
  approveSmallCampaignAction,
  archiveCampaignAction,
  launchCampaignAction,
  pauseCampaignAction,
  resumeCampaignAction,
} from '@/lib/campaigns/staff/actions'
import type { CampaignRow } from '@/lib/campaigns/staff/queries'
import { useRouter } from '@/lib/i18n/navigation'
import type { Result } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import { LifeSteps } from './life-steps'
import { StopCampaignForm } from './stop-campaign-form-client'

export type LifeBarProps = {
  campaign: Pick<CampaignRow, 'id' | 'state' | 'version' | 'titleZh' | 'titleEn' | 'needsSecond' | 'authorIds'>
  actorId: string
  may: { write: boolean; approve: boolean; stop: boolean }
  /** in a list: the deeds alone */
  bare?: boolean
}

/** Where a campaign stands on its way, and what may be done with it from here. What can be taken back is done at once, with a way back. */
export function LifeBar({ campaign, actorId, may, bare = false }: LifeBarProps) {
  const t = useTranslations('campaigns-desk.life')
  const locale = useLocale()
  const [stopping, setStopping] = useState(false)
  const { id, state, needsSecond, authorIds } = campaign
  const title = locale === 'en' ? campaign.titleEn : campaign.titleZh
  // whoever wrote it can't be the second who agrees to it
  const mayAgree = needsSecond ? may.approve && !authorIds.includes(actorId) : may.write
  const allowed = { lint: may.write, simulate: may.write, approve: mayAgree, launch: may.write, archive: may.write }
  const isNext = (deed: CampaignDeed) => mayBeDone(deed, state) && (allowed[deed as 'lint'] ?? may.stop)
  const press = usePresses(campaign, may)
  return (
    <div className={bare ? 'contents' : 'grid gap-4 rounded-xl border border-line bg-surface p-4 shadow-sm md:p-5'}>
      {bare ? null : <LifeSteps state={state} />}
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {isNext('lint') || isNext('simulate') ? (
          <LinkButton
            size="sm"
            tone="outline"
            href={paths.merchant.editCampaign(id)}
            prefetch={false}
            aria-label={t('of.edit', { title })}
          >
            {t(state === 'linted' ? 'simulate' : 'check')}
          </LinkButton>
        ) : null}
        {pressed.filter(isNext).map((deed) => (
          <Button
            key={deed}
            size="sm"
            tone={tones[deed]}
            busy={press.busy === deed}
            disabled={press.busy !== null}
            aria-label={t(`of.${deed}`, { title })}
            onClick={press.deeds[deed]}
          >
            {t(deed)}
          </Button>
        ))}
        {isNext('stop') ? (
          <Button size="sm" tone="ghost" aria-label={t('of.stop', { title })} onClick={() => setStopping(true)}>
            <span className="text-on-danger-soft">{t('stop')}</span>
          </Button>
        ) : null}
      </div>
      {mayBeDone('approve', state) && !mayAgree ? (
        <p className="text-ink-muted text-sm">{t('waitsForSecond')}</p>
      ) : null}
      {!bare && isNext('launch') ? <p className="text-ink-muted text-sm">{t('launchMeans')}</p> : null}
      {stopping ? <StopCampaignForm campaignId={id} title={title} open onOpenChange={setStopping} /> : null}
    </div>
  )
}

const pressed = ['approve', 'launch', 'resume', 'pause', 'archive'] as const
type Pressed = (typeof pressed)[number]
const tones = { approve: 'primary', launch: 'seal', resume: 'primary', pause: 'outline', archive: 'outline' } as const

/** The deeds of one press: each is done, said, and taken back where there is a way back. */
function usePresses({ id: campaignId, version }: LifeBarProps['campaign'], may: LifeBarProps['may']) {
  const t = useTranslations('campaigns-desk.life')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [busy, setBusy] = useState<Pressed | null>(null)
  const approve = may.approve ? approveCampaignAction : approveSmallCampaignAction
  const asks: Record<Pressed, () => Promise<Result<unknown>>> = {
    approve: () => approve({ campaignId, version }),
    launch: () => launchCampaignAction({ campaignId, version }),
    pause: () => pauseCampaignAction({ campaignId }),
    resume: () => resumeCampaignAction({ campaignId }),
    archive: () => archiveCampaignAction({ campaignId }),
  }
  const back: Partial<Record<Pressed, Pressed>> = { pause: 'resume', resume: 'pause' }
  const run = async (deed: Pressed) => {
    setBusy(deed)
    const answer = await asks[deed]().catch(() => null)
    setBusy(null)
    if (!answer?.ok) return toast.error(refusalText(answer))
    const undo = back[deed]
    toast.success(t(`done.${deed}`), undo ? { action: { label: common('undo'), onPress: () => void run(undo) } } : {})
    router.refresh()
  }
  const deeds = Object.fromEntries(pressed.map((deed) => [deed, () => void run(deed)])) as Record<Pressed, () => void>
  return { busy, deeds }
}
