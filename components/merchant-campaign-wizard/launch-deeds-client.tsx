'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { LifeBar, type LifeBarProps } from '@/components/merchant-campaigns/life-bar-client'
import { Panel } from '@/components/merchant-kit/panel'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { Stepper } from '@/components/ui/stepper'
import { isBlocked } from '@/lib/campaigns/findings/rules'
import { checkCampaignAction } from '@/lib/campaigns/lint/actions'
import type { CampaignState } from '@/lib/campaigns/rules'
import { askSimulationAction } from '@/lib/campaigns/simulation/actions'
import type { SimulationRun } from '@/lib/campaigns/simulation/queries'
import type { Draft } from '@/lib/campaigns/wizard/queries'
import { formatMoney } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { useFindings } from './findings-client'
import { SimulationProgress } from './simulation-progress-client'

type Kept = { campaignId: string; version: number }
type LaunchDeedsProps = {
  draft: Draft | null
  isDirty: boolean
  actorId: string
  may: LifeBarProps['may']
  keep: () => Promise<Kept | null>
}

const way = ['draft', 'linted', 'simulated', 'approved'] as const satisfies readonly CampaignState[]

/** The next deed on the way to the launch, and why it can't be done yet where it can't. */
export function LaunchDeeds({ draft, isDirty, actorId, may, keep }: LaunchDeedsProps) {
  const t = useTranslations('campaigns-desk.wizard.launch')
  const state = isDirty || !draft ? 'draft' : draft.state
  const at = (way as readonly string[]).indexOf(state)
  return (
    <Panel title={t('title')}>
      <div className="grid gap-5">
        <Stepper
          label={t('title')}
          at={at < 0 ? way.length : at}
          steps={way.map((key) => ({ key, label: t(`way.${key}`) }))}
          className="max-w-xl"
        />
        <NextDeed state={state} draft={draft} actorId={actorId} may={may} keep={keep} />
      </div>
    </Panel>
  )
}

type NextDeedProps = Omit<LaunchDeedsProps, 'isDirty'> & { state: CampaignState }

function NextDeed({ state, draft, actorId, may, keep }: NextDeedProps) {
  const { ask, refused } = useDeed()
  const deed =
    state === 'draft' || state === 'linted' ? (
      <CheckDeed state={state} draft={draft} keep={keep} ask={ask} />
    ) : draft ? (
      <LifeDeed draft={draft} actorId={actorId} may={may} />
    ) : null
  return (
    <div className="grid gap-3">
      {deed}
      {refused ? <FormError as="box">{refused}</FormError> : null}
    </div>
  )
}

type Ask = ReturnType<typeof useDeed>['ask']

/** Looks it over, and plays it through when nothing blocks it. */
function CheckDeed({
  state,
  draft,
  keep,
  ask,
}: {
  state: 'draft' | 'linted'
  draft: Draft | null
  keep: LaunchDeedsProps['keep']
  ask: Ask
}) {
  const t = useTranslations('campaigns-desk.wizard.launch')
  const router = useRouter()
  const blocked = isBlocked(useFindings())
  const [busy, start] = useTransition()
  const [asked, setAsked] = useState<SimulationRun | null>(null)
  const known = state === 'linted' ? (draft?.run ?? null) : null
  const run = asked ?? known
  const simulate = async (kept: Kept) => {
    const done = await ask(askSimulationAction(kept))
    if (done) setAsked({ id: done.value.runId, state: 'waiting', runs: done.value.runs, done: 0 })
  }
  const check = () =>
    start(async () => {
      const kept = await keep()
      if (!kept) return
      const isChecked = state === 'linted' && kept.version === draft?.version
      const done = isChecked ? null : await ask(checkCampaignAction(kept))
      if (isChecked || done?.value.state === 'linted') await simulate(kept)
      else if (done) router.refresh()
      if (!draft) router.replace(paths.merchant.editCampaign(kept.campaignId, { step: 'publish' }))
    })
  if (run && (run.state === 'waiting' || run.state === 'running')) return <SimulationProgress run={run} />
  return (
    <>
      <p className="text-ink-muted">{t(run?.state === 'failed' ? 'failed' : blocked ? 'blocked' : 'checkLead')}</p>
      <Button busy={busy} disabled={blocked} onClick={check} className="justify-self-start">
        {t('check')}
      </Button>
    </>
  )
}

/** What waits for a person: a yes, which is another's where it may give away much, and the launch. */
function LifeDeed({ draft, actorId, may }: Pick<LaunchDeedsProps, 'actorId' | 'may'> & { draft: Draft }) {
  const t = useTranslations('campaigns-desk.wizard.launch')
  const locale = useLocale()
  const { campaignId, definition, state, needsSecond, authorIds, worthMinor, writtenBy, approvedBy } = draft
  const money = formatMoney(worthMinor, shopCurrency(), locale, { trimZeros: true })
  const board = (
    <LinkButton href={paths.merchant.campaign(campaignId)} tone="outline" size="sm">
      {t('board')}
    </LinkButton>
  )
  if (state !== 'simulated' && state !== 'approved')
    return (
      <Notice tone="success" title={t('launchedTitle')} action={board}>
        {t('launchedLead')}
      </Notice>
    )
  const isMine = authorIds.includes(actorId)
  const { titleZh, titleEn } = definition
  return (
    <>
      {state === 'approved' ? (
        <p className="text-ink-muted">{t('launchLead', { name: approvedBy ?? '' })}</p>
      ) : needsSecond && (isMine || !may.approve) ? (
        <Notice tone="warning" title={t('secondTitle')}>
          {t('second', { money })}
        </Notice>
      ) : (
        <p className="text-ink-muted">
          {t(needsSecond ? 'approveOther' : 'approveLead', { money, name: writtenBy ?? '' })}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <LifeBar campaign={{ ...draft, id: campaignId, titleZh, titleEn }} actorId={actorId} may={may} bare />
      </div>
    </>
  )
}
