'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Panel } from '@/components/merchant-kit/panel'
import { Checkbox } from '@/components/ui/checkbox'
import { Segmented } from '@/components/ui/segmented'
import { formatPoints } from '@/lib/i18n/format'
import type { LadderFacts } from '@/lib/rewards/ladder/queries'
import { ladderOf, type Segment, segments } from '@/lib/rewards/ladder/rules'
import { adviseLadder, type PlanLeft } from '@/lib/rewards/ladder-advice/rules'
import { LadderAdvice } from './ladder-advice-client'
import { LadderPicture } from './ladder-picture-client'
import { LadderTable } from './ladder-table'
import { LadderWays } from './ladder-ways-client'
import { type NamedRung, rungsOf, type Trial } from './named-rungs'
import { TrialRungs } from './trial-rungs-client'

type LadderDeskProps = { facts: LadderFacts; plan: PlanLeft | null; mayWrite: boolean }

/** The ladder as it stands and as it would stand: every figure moves with what is typed, by the rules the server knows. */
export function LadderDesk({ facts, plan, mayWrite }: LadderDeskProps) {
  const t = useTranslations('rewards-ladder')
  const locale = useLocale()
  const [segment, setSegment] = useState<Segment | 'all'>('all')
  const [withDrafts, setWithDrafts] = useState(false)
  const [trials, setTrials] = useState<readonly Trial[]>([])
  const named = rungsOf(facts, trials, withDrafts, (price) => t('trialName', { points: formatPoints(price, locale) }))
  const lines = useMemo(() => ladderOf(facts, named, segment === 'all' ? null : segment), [facts, named, segment])
  const advice = adviseLadder(facts, ladderOf(facts, named, null), plan)
  const byKey = new Map<string, NamedRung>(named.map((one) => [one.key, one]))
  const shown = lines.flatMap((line) => {
    const rung = byKey.get(line.rung.key)
    return rung ? [{ ...line, rung }] : []
  })
  const there = segments.filter((one) => facts.segments.some((part) => part.segment === one))
  const drafts = facts.rewards.filter((one) => one.state === 'draft').length
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <LadderAdvice advice={advice} />
      <Panel title={t('try.title')}>
        <TrialRungs trials={trials} onChange={setTrials} mayWrite={mayWrite} />
        {drafts > 0 ? (
          <Checkbox
            label={t('try.drafts', { count: drafts })}
            checked={withDrafts}
            onChange={() => setWithDrafts(!withDrafts)}
            className="mt-3"
          />
        ) : null}
      </Panel>
      <Panel title={t('chart.title')} aside={<LadderWays facts={facts} />}>
        <Segmented
          label={t('segment.label')}
          name="segment"
          value={segment}
          onValueChange={(value) => setSegment(segments.find((one) => one === value) ?? 'all')}
          options={(['all', ...there] as const).map((value) => ({ value, label: t(`segment.${value}`) }))}
          className="mb-2 min-w-0"
        />
        <p className="mb-4 text-ink-muted text-sm">{whoText()}</p>
        <LadderPicture lines={shown} label={t('chart.pictured')} />
      </Panel>
      <LadderTable lines={shown} plan={plan} />
    </div>
  )

  function whoText(): string {
    const of = facts.segments.filter((one) => segment === 'all' || one.segment === segment)
    const values = { shoppers: of.reduce((sum, one) => sum + one.shoppers, 0) }
    const [slow, steady, quick] = (facts.bounds ?? []).map((bound) => formatPoints(bound, locale))
    return t(`who.${segment}`, { ...values, slow: slow ?? '', steady: steady ?? '', quick: quick ?? '' })
  }
}
